import { describe, expect, test } from '@jest/globals';
import type { TracedCall } from '../../../../src/tracing/tracing.ts';
import { relay } from '../../../support/answers.ts';
import { holdAnswer } from '../../../support/held-answer.ts';
import { CONTACTS, QUEUES } from '../../../support/ids.ts';
import { exception } from '../../../support/recording-proxy.ts';
import { transfer } from '../../../support/transfer.ts';
import { until } from '../../../support/until.ts';
import { startWorld } from '../../../support/world.ts';

const INPUT = { contactId: CONTACTS.unassignedTask, target: { queueId: QUEUES.billing } };
const transfers = (operations: readonly string[]): number =>
  operations.filter((operation) => operation === 'TransferContact').length;

describe('equal transfers at the same time', () => {
  test.each([
    ['with the token of the caller', { clientToken: 'token' }],
    ['without one', {}],
  ])('are one: %s', async (_, token) => {
    await using world = await startWorld();
    const held = holdAnswer(relay);
    world.upstream.answerNext('TransferContact', held.answer);

    const first = transfer(world, { ...INPUT, ...token });
    await held.requested;
    const others = Array.from({ length: 20 }, () => transfer(world, { ...INPUT, ...token }));
    await until(() => world.audit.length === 21);
    held.release();
    const results = await Promise.all([first, ...others]);

    const [executed, ...more] = world.executedTransfers;
    expect(more).toStrictEqual([]);
    expect(new Set(results.map((result) => JSON.stringify(result))).size).toBe(1);
    expect(results[0]).toMatchObject({
      __typename: 'TransferContactSuccess',
      contactId: executed?.newContactId,
      clientToken: executed?.token,
    });
    expect(transfers(world.upstream.operations())).toBe(1);
    const records = Map.groupBy(world.audit, ({ record }) => record);
    expect(records.get('INTENT')).toHaveLength(21);
    expect(records.get('OUTCOME')).toHaveLength(21);
  });
});

describe('different transfers of one contact at the same time', () => {
  test('to two queues: one is made, and the other returns that the contact has ended', async () => {
    await using world = await startWorld();

    const results = await Promise.all(
      [QUEUES.billing, QUEUES.complaints].map((queueId) =>
        transfer(world, { ...INPUT, target: { queueId } }),
      ),
    );

    expect(world.executedTransfers).toHaveLength(1);
    expect(results.map(({ __typename }) => __typename).sort()).toStrictEqual([
      'ContactNotActiveError',
      'TransferContactSuccess',
    ]);
  });

  test('with one token: one is made, and the other returns that the token is taken', async () => {
    await using world = await startWorld();

    const results = await Promise.all(
      [QUEUES.billing, QUEUES.complaints].map((queueId) =>
        transfer(world, { ...INPUT, target: { queueId }, clientToken: 'token' }),
      ),
    );

    expect(world.executedTransfers).toHaveLength(1);
    expect(results.map(({ __typename }) => __typename).sort()).toStrictEqual([
      'ContactIdempotencyConflictError',
      'TransferContactSuccess',
    ]);
  });
});

describe('a mutation of several root fields', () => {
  const to = (name: string, contactId: string): string =>
    `${name}: transferContact(input: { contactId: "${contactId}", target: { queueId: "${QUEUES.billing}" } }) {
      __typename
    }`;

  test('answers each on its own, whatever befalls the others', async () => {
    const trace = {
      logBindings: { trace_id: '0', span_id: '0' },
      runs: () => undefined,
      end: () => undefined,
      recordCall({ failure }: TracedCall) {
        if (failure?.kind === 'rejected' && failure.status === 418) throw new Error('a bug');
      },
    };
    await using world = await startWorld({
      gateway: { tracing: { startOperation: () => trace } },
    });
    world.upstream.answerNext(
      'TransferContact',
      relay,
      exception('TeapotException', 418),
      exception('AccessDeniedException', 403),
      relay,
    );

    const { data, errors } = await world.client.send(
      `mutation {
        ${to('well', CONTACTS.unassignedTask)}
        ${to('bug', CONTACTS.urgentTask)}
        ${to('rejected', CONTACTS.urgentTask)}
        ${to('wellAgain', CONTACTS.urgentTask)}
        ${to('badInput', '')}
      }`,
    );

    expect(data).toStrictEqual({
      well: { __typename: 'TransferContactSuccess' },
      bug: null,
      rejected: { __typename: 'ContactAccessDeniedError' },
      wellAgain: { __typename: 'TransferContactSuccess' },
      badInput: { __typename: 'ContactInputError' },
    });
    expect(errors).toMatchObject([
      { path: ['bug'], extensions: { code: 'INTERNAL_SERVER_ERROR' } },
    ]);
    expect(world.executedTransfers.map(({ contactId }) => contactId)).toStrictEqual([
      CONTACTS.unassignedTask,
      CONTACTS.urgentTask,
    ]);
  });
});
