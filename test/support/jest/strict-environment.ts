import { appendFileSync } from 'node:fs';
import { inspect } from 'node:util';
import { TestEnvironment } from 'jest-environment-node';
import { strayErrorsOf } from './stray-errors.ts';

// A worker whose last test has ended dies of an unhandled rejection as any process does, but Jest only starts another.
if (process.send !== undefined) {
  process.on('uncaughtExceptionMonitor', (error, origin) => {
    appendFileSync(strayErrorsOf(process.ppid), `${origin}: ${inspect(error)}\n`);
  });
}

/**
 * Node.js, with one rule more: a rejection that is handled too late fails its test file. Jest forgives it, but Node.js
 * ends a process for it before the handler comes.
 */
// eslint-disable-next-line import-x/no-default-export -- Jest takes the default export
export default class StrictEnvironment extends TestEnvironment {
  readonly #handledLate: Promise<unknown>[] = [];
  readonly #onHandledLate = (promise: Promise<unknown>): void => {
    this.#handledLate.push(promise);
  };

  handleTestEvent({ name }: { readonly name: string }): void {
    if (name === 'run_start') process.on('rejectionHandled', this.#onHandledLate);
    if (name === 'run_finish') process.off('rejectionHandled', this.#onHandledLate);
  }

  override async teardown(): Promise<void> {
    await super.teardown();
    if (this.#handledLate.length === 0) return;
    throw new Error(`Rejections were handled too late: ${inspect(this.#handledLate)}`);
  }
}
