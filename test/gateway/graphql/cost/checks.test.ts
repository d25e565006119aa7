import { describe, expect, test } from '@jest/globals';
import { bearer, EVERY_SCOPE, startTestIssuer } from '../../../auth/support/test-issuer.ts';
import { CHECKS, checkDocument } from '../../../contacts/operations/checks/support/send-check.ts';
import { exception } from '../../../support/answers.ts';
import { CONTACTS, QUEUES, QUICK_CONNECTS, UNKNOWN_ID } from '../../../support/ids.ts';
import { startWorld } from '../../../support/world.ts';
import { maxCalls } from './max-cost.ts';

/** One attempt of each call. */
const TERMS = { maxAttempts: 1 };

describe('the max calls of a check can be reached:', () => {
  test.each<[string, string, object, number]>([
    ['an unknown contact, and its instance', 'StopContact', { contactId: UNKNOWN_ID }, 2],
    [
      'an unknown contact, an unknown user with live state, and the instance',
      'AssociateContactWithUser',
      { contactId: UNKNOWN_ID, userId: UNKNOWN_ID },
      4,
    ],
    [
      'a contact, a flow, an unknown queue, which may be that of a user, and a chain',
      'TransferContact',
      { contactId: CONTACTS.transferredOnce, target: { queueId: UNKNOWN_ID } },
      5,
    ],
  ])('%s', async (_, name, input, calls) => {
    await using world = await startWorld();

    await world.client.data(checkDocument(name), { input });

    expect(world.upstream.calls).toHaveLength(calls);
    expect(maxCalls(checkDocument(name), { input }, TERMS)).toBe(calls);
  });

  test('a quick connect first, whose queue is not found', async () => {
    await using world = await startWorld();
    world.upstream.answerAll('DescribeQueue', exception('ResourceNotFoundException', 404));
    const input = {
      contactId: CONTACTS.transferredOnce,
      target: { quickConnectId: QUICK_CONNECTS.billing },
    };

    await world.client.data(checkDocument('TransferContact'), { input });

    expect(world.upstream.operations()).toStrictEqual([
      'DescribeContact',
      'DescribeContactFlow',
      'DescribeQueue',
      'DescribeQuickConnect',
      'DescribeUser',
      'ListAssociatedContacts',
    ]);
    expect(maxCalls(checkDocument('TransferContact'), { input }, TERMS)).toBeGreaterThanOrEqual(6);
  });
});

test.each(CHECKS)('$check costs no more for a caller of some queues', async ({ name }) => {
  const inputs: Readonly<Record<string, object>> = {
    AssociateContactWithUser: { userId: UNKNOWN_ID },
    TransferContact: { target: { queueId: QUEUES.billing } },
  };
  const input = { contactId: CONTACTS.transferredOnce, ...inputs[name] };
  await using issuer = await startTestIssuer();
  await using world = await startWorld({ gateway: { jwt: issuer.options } });
  const queues = [QUEUES.claims, QUEUES.billing];
  const headers = bearer(await issuer.token({ scope: EVERY_SCOPE, queues }));

  const { errors } = await world.client.send(checkDocument(name), { input }, headers);

  const max = (isQueueRestricted: boolean): number =>
    maxCalls(checkDocument(name), { input }, { ...TERMS, isQueueRestricted });
  expect(errors).toStrictEqual([]);
  expect(world.upstream.calls.length).toBeLessThanOrEqual(max(true));
  expect(max(true)).toBe(max(false));
});

test('each alias of a check counts, and too many are rejected before anything is read', async () => {
  const input = { contactId: CONTACTS.unassignedTask };
  const aliases = (count: number): string =>
    `query ($input: StopContactInput!) {
      ${Array.from({ length: count }, (_, index) => `c${index}: checkStop(input: $input) { possible }`).join('\n')}
    }`;
  await using world = await startWorld({ gateway: { maxOperationCost: 10 } });

  const { errors } = await world.client.send(aliases(6), { input });

  expect(errors).toMatchObject([{ extensions: { code: 'OPERATION_TOO_EXPENSIVE' } }]);
  expect(world.upstream.calls).toStrictEqual([]);
  expect(Object.keys(await world.client.data(aliases(5), { input }))).toHaveLength(5);
  // Equal reads are one.
  expect(world.upstream.operations()).toStrictEqual(['DescribeContact']);
});
