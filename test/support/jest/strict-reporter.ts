import { existsSync, readFileSync, rmSync } from 'node:fs';
import { strayErrorsOf } from './stray-errors.ts';

/** Fails the run when an error came up in a worker between or after its tests, and prints it. */
// eslint-disable-next-line import-x/no-default-export -- Jest takes the default export
export default class StrictReporter {
  readonly #path = strayErrorsOf(process.pid);
  #error: Error | undefined;

  onRunStart(): void {
    rmSync(this.#path, { force: true });
  }

  onRunComplete(): void {
    if (!existsSync(this.#path)) return;
    const errors = readFileSync(this.#path, 'utf8');
    rmSync(this.#path);
    process.stderr.write(`\nErrors outside of any test, which fail the run:\n${errors}`);
    this.#error = new Error(errors);
  }

  getLastError(): Error | undefined {
    return this.#error;
  }
}
