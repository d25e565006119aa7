/** @type {import('jest').Config} */
export default {
  roots: ['<rootDir>/test'],
  testEnvironment: '<rootDir>/test/support/jest/strict-environment.ts',
  reporters: ['default', '<rootDir>/test/support/jest/strict-reporter.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true },
          experimental: { keepImportAttributes: true },
        },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
  injectGlobals: false,
  restoreMocks: true,
  // Each test file leaves its modules behind in its worker: one process for all of them would grow to gigabytes.
  maxWorkers: 2,
  workerIdleMemoryLimit: '1GB',
  // A hang is to fail; a slow machine is not.
  testTimeout: 60_000,
};
