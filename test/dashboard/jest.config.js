import common from '../../jest.config.js';

/**
 * Apart from `npm test`, which needs nothing but Node: these tests need `prometheus`, `promtool` and `redis-server`.
 * @type {import('jest').Config}
 */
// eslint-disable-next-line import-x/no-default-export -- Jest reads the default export
export default {
  ...common,
  rootDir: '../..',
  roots: ['<rootDir>/test/dashboard'],
  testMatch: ['**/*.dashboard.ts'],
  // Each starts a Prometheus.
  maxWorkers: 2,
  // Prometheus needs two scrapes at least before it can compute a rate.
  testTimeout: 180_000,
};
