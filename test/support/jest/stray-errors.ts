import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where the workers of a Jest process write the errors that no test can fail by any more. */
export function strayErrorsOf(jestPid: number): string {
  return join(tmpdir(), `stray-errors-of-jest-${jestPid}`);
}
