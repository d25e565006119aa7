import { describe, expect, test } from '@jest/globals';
import {
  MAX_STATE_CALLS,
  MAX_STATE_ROUNDS,
} from '../../../../src/contacts/operations/kit/execute-state-change.ts';
import { bearer, EVERY_SCOPE, startTestIssuer } from '../../../auth/support/test-issuer.ts';
import type { MatrixInput } from '../../../contacts/operations/matrix/rows/row.ts';
import { type Cell, startCell } from '../../../contacts/operations/matrix/support/cell.ts';
import { TABLE } from '../../../contacts/operations/matrix/support/operations.ts';
import { exception } from '../../../support/answers.ts';
import { FAULTS } from '../../../support/faults.ts';
import { maxCalls } from './max-cost.ts';

const READS = 5;
/** The calls of a state that is read in every round, without what explains the rejection. */
const EVERY_ROUND = MAX_STATE_CALLS + MAX_STATE_ROUNDS * READS;
const REJECTION = exception('InvalidRequestException', 400);

/** Sends the mutation of a cell, and reads what its answer says that it cost. */
async function costOf({ world, operation }: Cell, input: MatrixInput): Promise<unknown> {
  const response = await fetch(`${world.client.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-include-cost': 'true' },
    body: JSON.stringify({ query: operation.document, variables: { input } }),
  });
  const { data, extensions } = (await response.json()) as {
    readonly data: Readonly<Record<string, { readonly __typename: string }>>;
    readonly extensions: { readonly cost: object };
  };
  return { ...data[operation.declared.mutation], ...extensions.cost };
}

test.each(TABLE)('a success of %s costs one call', async (_, operation) => {
  const { row, success: __typename } = operation;
  await using cell = await startCell(operation, { gateway: { costExtension: true } });
  const calls = row.calls?.length ?? 1;

  const cost = await costOf(cell, row.input);

  expect(cost).toMatchObject({ __typename, upstreamCalls: calls, attempts: calls });
  expect(cell.calls).toHaveLength(calls);
  expect(cell.sent).toBe(1);
});

test.each(TABLE.filter(([, { row }]) => 'initialContactId' in row.input))(
  '%s without the initial contact costs a second call, which reads it',
  async (_, operation) => {
    await using cell = await startCell(operation, { gateway: { costExtension: true } });
    const input = { ...operation.row.input, initialContactId: null };

    const cost = await costOf(cell, input);

    expect(cost).toMatchObject({ __typename: operation.success, upstreamCalls: 2, attempts: 2 });
    expect(cell.calls.map((call) => call.operation)).toStrictEqual([
      'DescribeContact',
      operation.declared.name,
    ]);
  },
);

describe.each(TABLE)('the max calls of %s hold', (_, operation) => {
  const { declared, row, document } = operation;
  const attempts = declared.retry === 'state' ? MAX_STATE_CALLS : 1;
  const callers = [
    ['any caller', undefined],
    ['a caller that is restricted to queues', row.authorizedQueues],
  ] as const;

  test.each(callers.filter(([, queues]) => queues !== 'never'))(
    'for %s, who retries, is lost again, and is rejected at last',
    async (_caller, queues) => {
      await using issuer = await startTestIssuer();
      await using cell = await startCell(operation, {
        gateway: {
          jwt: issuer.options,
          readAfterWrite: { reads: READS, firstPauseMs: 1 },
          directoryCache: { max: 1, ttlMs: 1, negativeTtlMs: 1 },
        },
      });
      const headers = bearer(await issuer.token({ scope: EVERY_SCOPE, queues }));
      const changes = { clientToken: 'token' };
      const { upstream } = cell.world;

      upstream.answerNext(
        declared.name,
        ...Array<typeof REJECTION>(attempts).fill(FAULTS.resetBefore),
      );
      const lost = await cell.mutate(changes, headers);
      const before = cell.calls.length;
      upstream.answerAll(declared.name, REJECTION);
      upstream.answerNext(declared.name, FAULTS.resetBefore);
      await cell.mutate(changes, headers);

      const calls = cell.calls.length - before;
      await cell.mutate({ clientToken: 'another' }, headers);
      const callsOfRejection = cell.calls.length - before - calls;
      const input = { ...row.input, ...changes };
      const isQueueRestricted = queues !== undefined;
      const terms = { maxAttempts: 1, readsAfterWrite: READS, isQueueRestricted };
      cell.check(() => {
        expect(lost.__typename).toBe('ContactOutcomeUnknownError');
        const max = maxCalls(document, { input }, terms);
        expect(calls).toBeLessThanOrEqual(max);
        expect(callsOfRejection).toBeLessThanOrEqual(max);
        expect(callsOfRejection).toBeGreaterThan(1);
        expect(calls).toBeGreaterThan(declared.retry === 'state' ? EVERY_ROUND : 0);
      });
    },
  );

  test('for each alias of a document', async () => {
    const [field = ''] = /\w+\(input[^]*$/.exec(document.trimEnd().slice(0, -1)) ?? [];
    const times = (count: number): string =>
      `mutation ($input: ${declared.name}Input!) { ${Array.from({ length: count }, (_each, index) => `m${index}: ${field}`).join('\n')} }`;
    const input = { ...row.input, clientToken: 'token' };
    const maxOperationCost = 3 * maxCalls(document, { input }, { maxAttempts: 1 });
    await using cell = await startCell(operation, {
      gateway: { maxOperationCost, readAfterWrite: { reads: READS, firstPauseMs: 1 } },
    });
    const { client } = cell.world;

    const tooMany = await client.send(times(4), { input });

    expect(tooMany.errors).toMatchObject([{ extensions: { code: 'OPERATION_TOO_EXPENSIVE' } }]);
    expect(cell.sent).toBe(0);
    expect(cell.audit).toStrictEqual([]);

    const enough = await client.data(times(3), { input });

    expect(Object.keys(enough)).toStrictEqual(['m0', 'm1', 'm2']);
    expect(cell.executions).toBe(1);
  });
});
