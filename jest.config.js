/* global process */
if (Number.parseInt(process.versions.node) < 24) {
  throw new Error(
    `Node.js ${process.versions.node} is too old: run the tests by npm test or npx jest`,
  );
}

/** @type {import('jest').Config} */
export default {
  roots: ['<rootDir>/src', '<rootDir>/test', '<rootDir>/harness'],
  // Node.js imports the files, TypeScript by tools/typescript-loader.ts; see there and in these what that changes.
  transform: {},
  extensionsToTreatAsEsm: ['.ts'],
  runtime: '<rootDir>/test/support/jest/shared-runtime.ts',
  runner: '<rootDir>/test/support/jest/runner.ts',
  testEnvironment: '<rootDir>/test/support/jest/strict-environment.ts',
  reporters: ['default', '<rootDir>/test/support/jest/strict-reporter.ts'],
  // As the processes do; whichever module of the gateway a test imports first.
  setupFiles: ['reflect-metadata'],
  injectGlobals: false,
  restoreMocks: true,
  // Many tests wait for timeouts and processes: four files together keep two cores busy.
  maxWorkers: 4,
  workerIdleMemoryLimit: '2GB',
  workerGracefulExitTimeout: 2_000,
  // A hang is to fail; a slow machine is not.
  testTimeout: 60_000,
  coverageProvider: 'v8',
  collectCoverageFrom: ['src/**/*.ts'],
};
