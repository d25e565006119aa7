import common from '../../jest.config.js';

/**
 * Apart from `npm test`, which needs nothing but Node: these tests need the `redis-server` command.
 * @type {import('jest').Config}
 */
// eslint-disable-next-line import-x/no-default-export -- Jest reads the default export
export default {
  ...common,
  rootDir: '../..',
  roots: ['<rootDir>/harness/redis'],
  testMatch: ['**/*.redis.ts'],
  // They measure rates, and start a Redis each.
  maxWorkers: 2,
};
