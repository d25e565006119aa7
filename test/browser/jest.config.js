import common from '../../jest.config.js';

/**
 * Apart from `npm test`, which needs nothing but Node: these tests need Chromium.
 * @type {import('jest').Config}
 */
// eslint-disable-next-line import-x/no-default-export -- Jest reads the default export
export default {
  ...common,
  rootDir: '../..',
  roots: ['<rootDir>/test/browser'],
  testMatch: ['**/*.browser.ts'],
  // Each starts a browser.
  maxWorkers: 2,
};
