import { createRequire } from 'node:module';
import type runnerModule from 'jest-runner';

const require = createRequire(import.meta.url);
const { default: TestRunner } = require('jest-runner') as typeof runnerModule;

/** Slow files, for a machine that has not run them yet: Jest remembers how long each took. */
const SLOW_FILES = [
  'gateway/graphql/cost/max-calls.test.ts',
  'gateway/admission/hostile-documents/fuzz.test.ts',
  'reliability/fault-sequences.test.ts',
  'reliability/rejections.test.ts',
  'process/gateway-stopping.test.ts',
  'process/open-connections.test.ts',
  'reliability/resources.test.ts',
  'reliability/faults.test.ts',
];

type Run = Parameters<InstanceType<typeof TestRunner>['runTests']>;
type Test = Run[0][number];

/**
 * Jest's runner, but slow files come first, so that none is left over at the end. And while Jest watches files, each run
 * has new worker processes: modules are shared among test files, and a process that has imported one never sees it change.
 */
// eslint-disable-next-line import-x/no-default-export -- Jest takes the default export
export default class Runner extends TestRunner {
  override runTests(...[tests, watcher, { serial }]: Run): Promise<void> {
    const { watch, watchAll } = this._globalConfig;
    return super.runTests(slowFilesFirst(tests), watcher, {
      serial: serial && !watch && !watchAll,
    });
  }
}

function slowFilesFirst(tests: readonly Test[]): Test[] {
  const isSlow = ({ duration, path }: Test): boolean =>
    duration === undefined && SLOW_FILES.some((name) => path.endsWith(`/test/${name}`));
  return [...tests.filter(isSlow), ...tests.filter((test) => !isSlow(test))];
}
