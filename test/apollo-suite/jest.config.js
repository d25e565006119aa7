import common from '../../jest.config.js';

/**
 * Apart from `npm test`: in the suite, imports of `@apollo/server` mean another copy of it.
 * @type {import('jest').Config}
 */
// eslint-disable-next-line import-x/no-default-export -- Jest reads the default export
export default {
  ...common,
  rootDir: '../..',
  roots: ['<rootDir>/test/apollo-suite'],
  testMatch: ['**/*.apollo-suite.ts'],
  testEnvironment: '<rootDir>/test/apollo-suite/environment.ts',
};
