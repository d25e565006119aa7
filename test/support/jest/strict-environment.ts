import { appendFileSync } from 'node:fs';
import { inspect } from 'node:util';
import type { JestEnvironment, JestEnvironmentConfig } from '@jest/environment';
import { ModernFakeTimers } from '@jest/fake-timers';
import { ModuleMocker } from 'jest-mock';
import { strayErrorsOf } from './stray-errors.ts';

// A worker whose last test has ended dies of an unhandled rejection as any process does, but Jest only starts another.
if (process.send !== undefined) {
  process.on('uncaughtExceptionMonitor', (error, origin) => {
    appendFileSync(strayErrorsOf(process.ppid), `${origin}: ${inspect(error)}\n`);
  });
}

/**
 * The worker's own globals, put back as they were after each test file; and one rule more: a rejection that is handled
 * too late fails its test file. Jest forgives it, but Node.js ends a process for it before the handler comes.
 */
// eslint-disable-next-line import-x/no-default-export -- Jest takes the default export
export default class StrictEnvironment implements JestEnvironment {
  readonly global = globalThis as unknown as JestEnvironment['global'];
  readonly moduleMocker = new ModuleMocker(globalThis);
  readonly fakeTimers = null;
  readonly fakeTimersModern: ModernFakeTimers;
  readonly #globals: Readonly<Record<string, unknown>>;
  // eslint-disable-next-line no-restricted-properties -- to put it back, not to read configuration
  readonly #variables = { ...process.env };
  readonly #console = globalThis.console;
  readonly #exit = process.exit.bind(process);
  readonly #handledLate: Promise<unknown>[] = [];
  readonly #onHandledLate = (promise: Promise<unknown>): void => {
    this.#handledLate.push(promise);
  };

  constructor({ projectConfig }: JestEnvironmentConfig) {
    this.fakeTimersModern = new ModernFakeTimers({ config: projectConfig, global: globalThis });
    this.#globals = projectConfig.globals;
  }

  /** Jest asks for it; test files run in the worker's own context. */
  getVmContext(): null {
    return null;
  }

  setup(): Promise<void> {
    Object.assign(globalThis, this.#globals);
    return Promise.resolve();
  }

  handleTestEvent({ name }: { readonly name: string }): void {
    if (name === 'run_start') process.on('rejectionHandled', this.#onHandledLate);
    if (name === 'run_finish') process.off('rejectionHandled', this.#onHandledLate);
  }

  teardown(): Promise<void> {
    this.fakeTimersModern.dispose();
    for (const name of Object.keys(this.#globals)) Reflect.deleteProperty(globalThis, name);
    // Jest has replaced these two.
    globalThis.console = this.#console;
    process.exit = this.#exit;
    // eslint-disable-next-line no-restricted-properties -- as above
    process.env = { ...this.#variables };
    if (this.#handledLate.length === 0) return Promise.resolve();
    throw new Error(`Rejections were handled too late: ${inspect(this.#handledLate)}`);
  }
}
