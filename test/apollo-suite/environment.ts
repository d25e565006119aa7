import { registerHooks } from 'node:module';
import StrictEnvironment from '../support/jest/strict-environment.ts';
import { DIFFERENT } from './different.ts';

const SUITE = '@apollo/server-integration-testsuite';
const SERVER = /^@apollo\/server(?:\/|$)/;

// The suite's ES modules import folders, which Node.js rejects, so its CommonJS is used; and it brings its own copy of the
// server, but the tests must use the gateway's.
registerHooks({
  resolve(specifier, context, nextResolve) {
    if (specifier === SUITE) return nextResolve(specifier, { ...context, conditions: ['require'] });
    if (!SERVER.test(specifier) || context.parentURL === import.meta.url)
      return nextResolve(specifier, context);
    return { url: import.meta.resolve(specifier), format: 'module', shortCircuit: true };
  },
});

/** The parts of the events of Jest's runner that are used. */
interface TestEvent {
  readonly name: string;
  readonly test?: {
    mode: unknown;
    readonly name: string;
    readonly parent: { readonly name: string };
  };
}

/** Skips the tests of things that the gateway does differently, and fails when the suite does not have one of them. */
// eslint-disable-next-line import-x/no-default-export -- Jest takes the default export
export default class ApolloSuiteEnvironment extends StrictEnvironment {
  readonly #unseen = new Set(Object.keys(DIFFERENT));

  override handleTestEvent(event: TestEvent): void {
    super.handleTestEvent(event);
    const { name, test } = event;
    if (name !== 'test_start' || test === undefined) return;
    const title = `${test.parent.name} › ${test.name}`;
    if (Object.hasOwn(DIFFERENT, title)) test.mode = 'skip';
    this.#unseen.delete(title);
  }

  override async teardown(): Promise<void> {
    await super.teardown();
    if (this.#unseen.size === 0) return;
    throw new Error(`The suite has no such tests: ${[...this.#unseen].join(', ')}`);
  }
}
