import { describe, expect, test } from '@jest/globals';
import { AuditLogError } from '../../../../src/audit/audit-log.ts';
import type { AuditRecord } from '../../../../src/audit/audit-record.ts';
import { ANONYMOUS_CALLER } from '../../../../src/auth/caller.ts';
import type { ConnectAttempt } from '../../../../src/connect/call-connect.ts';
import type { ConnectFailure, ConnectResult } from '../../../../src/connect/connect-failure.ts';
import { deadlineIn } from '../../../../src/connect/deadline.ts';
import { executeWithToken } from '../../../../src/contacts/operations/kit/execute-with-token.ts';
import { factDigest } from '../../../../src/contacts/operations/kit/facts.ts';
import { InFlightOperations } from '../../../../src/contacts/operations/kit/in-flight-operations.ts';
import type {
  CommonFailure,
  OperationFailure,
} from '../../../../src/contacts/operations/kit/operation-failure.ts';
import type {
  Operation,
  OperationContext,
  OperationOutcome,
  OutcomeOf,
  TokenResult,
  TokenRun,
} from '../../../../src/contacts/operations/kit/operation.ts';
import { runOperation } from '../../../../src/contacts/operations/kit/run-operation.ts';

/** What can be called of an operation while it runs, and the state in which a bug there leaves the token. */
const STEPS = [
  ['begin', undefined],
  ['announced', 'unchanged'],
  ['call', 'open'],
  ['resultOf', 'open'],
  ['refresh', 'open'],
  ['reconcile', 'open'],
  ['explain', 'open'],
  ['end', 'executed'],
  ['consistentOutcome', 'executed'],
  ['newContactOf', 'executed'],
  ['published', 'executed'],
] as const;
type Step = (typeof STEPS)[number][0];

const NOT_SENT: ConnectFailure = { kind: 'not-sent', cause: 'no time', transient: false };
const ANSWERED: ConnectAttempt = {
  startedAt: new Date(0),
  milliseconds: 1,
  failure: undefined,
  requestId: 'of Connect',
};
const COMMAND = { instanceId: 'instance', contactId: 'contact', clientToken: 'token' };

interface Types {
  readonly input: { readonly clientToken?: string | null };
  readonly context: OperationContext;
  readonly requested: typeof COMMAND;
  readonly command: typeof COMMAND;
  readonly result: { readonly newContactId: string };
  readonly failure: CommonFailure;
  readonly token: TokenRun<OperationOutcome<object, OperationFailure>>;
}

/** A gateway with one operation, of which one step can have a bug. */
class World {
  readonly audit: AuditRecord[] = [];
  readonly ends: TokenResult<object>['state'][] = [];
  calls = 0;
  answers: ConnectResult<object> = { ok: true, output: {} };
  isRetry = false;
  bug: Step | undefined;
  beforeAppend: (record: AuditRecord) => Promise<void> = () => Promise.resolve();
  readonly failedRecords: unknown[] = [];
  readonly #inFlightOperations = new InFlightOperations();

  async run(deadlineMs = 5_000): Promise<OutcomeOf<Types>> {
    const deadline = deadlineIn(deadlineMs);
    return runOperation(
      this.#operation,
      {
        caller: ANONYMOUS_CALLER,
        enabledMutations: undefined,
        inFlightOperations: this.#inFlightOperations,
        factDigest: factDigest((text) => text),
        uncancelled: {
          callConnect: () => Promise.reject(new Error('not called')),
          deadline,
          readAfterWrite: { reads: 1, firstPauseMs: 1 },
        },
        audit: {
          log: {
            append: async (record) => {
              await this.beforeAppend(record);
              this.audit.push(record);
            },
          },
          requestId: 'request',
          caller: { address: '127.0.0.1' },
          deadline,
          clientDisconnected: new AbortController().signal,
          onFailure: (_error, about) => this.failedRecords.push(about),
          trackUntilDone: (change) => change,
        },
      },
      { clientToken: 'token' },
    );
  }

  get results(): string[] {
    return this.audit.flatMap((record) => (record.record === 'OUTCOME' ? [record.result] : []));
  }

  #at(step: Step): void {
    if (this.bug === step) throw new Error(`a bug in ${step}`);
  }

  readonly #operation: Operation<Types> = {
    name: 'StopContact',
    retry: 'state',
    validate: () => ({ ok: true, requested: COMMAND }),
    resolve: (command) => Promise.resolve({ ok: true, command }),
    authorize: () => Promise.resolve(undefined),
    identity: (_command, givenToken) => String(givenToken),
    recordOf: (command) => command,
    ledgerOf: () => ({
      begin: () => {
        this.#at('begin');
        return this.#token();
      },
      outcomeOfUnsent: (_requested, outcome) => Promise.resolve(outcome),
      consistentOutcome: (_requested, outcome) => {
        this.#at('consistentOutcome');
        return outcome;
      },
    }),
    execute: (execution, token, uncancelled) =>
      executeWithToken(execution, token, uncancelled, {
        call: () => {
          this.calls += 1;
          execution.onAttempt(ANSWERED);
          this.#at('call');
          return Promise.resolve(this.answers);
        },
        resultOf: () => {
          this.#at('resultOf');
          return { newContactId: 'new' };
        },
        reconcile: (failure) => {
          this.#at('reconcile');
          return Promise.resolve({ state: 'unknown', failure, determinedBy: 'read-back' });
        },
      }),
    explain: () => {
      this.#at('explain');
      const failure = { reason: 'service-failure', clientToken: 'token', connectRequestId: null };
      return Promise.resolve(failure as CommonFailure);
    },
    newContactOf: ({ newContactId }) => {
      this.#at('newContactOf');
      return newContactId;
    },
  };

  #token(): Types['token'] {
    let hasEnded = false;
    const attempt = async (step: Step): Promise<void> => {
      await Promise.resolve();
      this.#at(step);
    };
    return {
      known: Promise.resolve(undefined),
      get announced() {
        return attempt('announced');
      },
      isRetry: this.isRetry,
      refresh: () => attempt('refresh'),
      end: ({ state }) => {
        if (hasEnded) return;
        hasEnded = true;
        this.ends.push(state);
        this.#at('end');
      },
      get published() {
        return attempt('published');
      },
    };
  }
}

/** Two equal requests at the same time, so that the second one shares the outcome of the first. */
async function runTwo(
  world: World,
  deadlineMs?: number,
): Promise<PromiseSettledResult<OutcomeOf<Types>>[]> {
  return Promise.allSettled([world.run(deadlineMs), world.run(deadlineMs)]);
}

describe.each(STEPS)('a bug in %s', (bug, expected) => {
  const worldWithBug = (): World => {
    const world = new World();
    world.bug = bug;
    if (['refresh', 'explain'].includes(bug)) {
      world.answers = { ok: false, failure: NOT_SENT };
    }
    if (bug === 'reconcile') {
      world.answers = { ok: false, failure: NOT_SENT };
      world.isRetry = true;
    }
    return world;
  };

  test('is thrown, and the next equal request runs', async () => {
    const world = worldWithBug();

    await expect(world.run()).rejects.toThrow(`a bug in ${bug}`);
    world.bug = undefined;
    const before = world.calls;
    await world.run();

    expect(world.calls).toBe(before + 1);
  });

  test('lets no request wait that shares the outcome', async () => {
    const world = worldWithBug();
    const startedAt = performance.now();

    const [first] = await runTwo(world, 40_000);

    expect(first?.status).toBe('rejected');
    expect(performance.now() - startedAt).toBeLessThan(20_000);
  });

  test('leaves the token open if Connect may have received the call, and only then', async () => {
    const world = worldWithBug();

    await world.run().catch(() => undefined);

    expect(world.ends[0]).toBe(expected);
  });
});

describe('a bug after the call', () => {
  test('is recorded as an internal error of each request, with the attempts and by whose answer', async () => {
    const world = new World();
    world.bug = 'resultOf';

    const ended = await runTwo(world);

    expect(ended.map(({ status }) => status)).toStrictEqual(['rejected', 'rejected']);
    expect(world.calls).toBe(1);
    expect(world.audit).toMatchObject([
      { record: 'INTENT' },
      { record: 'INTENT' },
      ...Array.from({ length: 2 }, () => ({
        record: 'OUTCOME',
        result: 'InternalError',
        settledBy: 'answer',
        attempts: [{ result: 'ok', connectRequestId: 'of Connect' }],
      })),
    ]);
  });
});

describe('the audit log fails on the INTENT', () => {
  test('of the first request: nothing is called, for those that have joined it neither', async () => {
    const world = new World();
    let isFirst = true;
    world.beforeAppend = () => {
      if (!isFirst) return Promise.resolve();
      isFirst = false;
      return Promise.reject(new AuditLogError('no space'));
    };

    const ended = await runTwo(world);

    expect(ended).toMatchObject([
      { value: { ok: false, failure: { reason: 'not-recorded' } } },
      { value: { ok: false, failure: { reason: 'not-recorded' } } },
    ]);
    expect(world.calls).toBe(0);
    expect(world.ends).toStrictEqual(['unchanged']);
    expect(world.failedRecords).toMatchObject([{ record: 'INTENT' }]);
    const ofResults = world.audit.map(({ record, ...rest }) => [record, 'settledBy' in rest]);
    expect(ofResults).toStrictEqual([
      ['INTENT', false],
      ['OUTCOME', false],
      ['OUTCOME', false],
    ]);
  });

  test('of one that has joined: the first is executed', async () => {
    const world = new World();
    let intents = 0;
    world.beforeAppend = ({ record }) => {
      if (record === 'INTENT') intents += 1;
      return record === 'INTENT' && intents === 2
        ? Promise.reject(new AuditLogError('no space'))
        : Promise.resolve();
    };

    const ended = await runTwo(world);

    expect(ended).toMatchObject([
      { value: { ok: true, determinedBy: 'answer' } },
      { value: { ok: false, failure: { reason: 'not-recorded' } } },
    ]);
    expect(world.calls).toBe(1);
    expect(world.results.sort()).toStrictEqual(['ContactServiceError', 'StopContactSuccess']);
  });
});
