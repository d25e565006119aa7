import common from '../../jest.config.js';

/**
 * Apart from `npm test`: the suite brings a copy of the server of its own, and what is to be tested is the one that the
 * gateway uses.
 * @type {import('jest').Config}
 */
// eslint-disable-next-line import-x/no-default-export -- Jest reads the default export
export default {
  ...common,
  rootDir: '../..',
  roots: ['<rootDir>/test/apollo-suite'],
  testMatch: ['**/*.apollo-suite.ts'],
  testEnvironment: '<rootDir>/test/apollo-suite/environment.ts',
  moduleNameMapper: {
    '^@apollo/server$': '<rootDir>/node_modules/@apollo/server/dist/esm/index.js',
    '^@apollo/server/(.*)$': '<rootDir>/node_modules/@apollo/server/dist/esm/$1/index.js',
  },
};
