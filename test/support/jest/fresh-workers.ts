import { createRequire } from 'node:module';
import type runnerModule from 'jest-runner';

const require = createRequire(import.meta.url);
const { default: TestRunner } = require('jest-runner') as typeof runnerModule;

/**
 * Jest's runner, but while it watches files, each run has new worker processes: modules are shared among test files, and
 * a process that has imported one never sees it change.
 */
// eslint-disable-next-line import-x/no-default-export -- Jest takes the default export
export default class FreshWorkers extends TestRunner {
  override runTests(
    ...[tests, watcher, { serial }]: Parameters<InstanceType<typeof TestRunner>['runTests']>
  ): Promise<void> {
    const { watch, watchAll } = this._globalConfig;
    return super.runTests(tests, watcher, { serial: serial && !watch && !watchAll });
  }
}
