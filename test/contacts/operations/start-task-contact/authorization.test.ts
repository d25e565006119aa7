import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  bearer,
  type Claims,
  EVERY_SCOPE,
  startTestIssuer,
  type TestIssuer,
} from '../../../auth/support/test-issuer.ts';
import { altered } from '../../../support/answers.ts';
import {
  CONTACTS,
  FLOWS,
  INSTANCE_ID,
  QUEUES,
  QUICK_CONNECTS,
  UNKNOWN_ID,
} from '../../../support/ids.ts';
import { startWorld, type World } from '../../../support/world.ts';
import { START, type TaskInput } from './support.ts';

let issuer: TestIssuer;
beforeAll(async () => {
  issuer = await startTestIssuer();
});
afterAll(async () => {
  await issuer[Symbol.asyncDispose]();
});

const startWithIssuer = async (): Promise<World> =>
  startWorld({ gateway: { jwt: issuer.options } });

/** Starts a task as a caller with these claims: the name of the result, or the code of the error. */
async function startAs(world: World, claims: Claims, input: TaskInput): Promise<unknown> {
  const token = await issuer.token({ scope: EVERY_SCOPE, ...claims });
  const { data, errors } = await world.client.send(START, { input }, bearer(token));
  const result = data?.['startTaskContact'] as { readonly __typename: string } | null | undefined;
  return result?.__typename ?? errors[0]?.extensions?.['code'];
}

const BY_QUICK_CONNECT = {
  name: 'Call Ms Ito back',
  start: { quickConnectId: QUICK_CONNECTS.billing },
};
const SUCCESS = 'StartTaskContactSuccess';
const attributes = [{ key: 'language', value: 'ja' }];

describe('a caller that is restricted to queues', () => {
  const billing = { queues: [QUEUES.billing] };
  test.each<[string, Claims, TaskInput, string, string[]]>([
    [
      'by a quick connect to its queue',
      billing,
      {},
      SUCCESS,
      ['DescribeQuickConnect', 'StartTaskContact'],
    ],
    [
      'by one to another queue',
      { queues: [QUEUES.claims] },
      {},
      'FORBIDDEN',
      ['DescribeQuickConnect'],
    ],
    [
      'by one to a user',
      billing,
      { start: { quickConnectId: QUICK_CONNECTS.amara } },
      'FORBIDDEN',
      ['DescribeQuickConnect'],
    ],
    [
      'by one to a flow',
      billing,
      { start: { quickConnectId: QUICK_CONNECTS.flow } },
      'FORBIDDEN',
      ['DescribeQuickConnect'],
    ],
    [
      'by an unknown one',
      billing,
      { start: { quickConnectId: UNKNOWN_ID } },
      'ContactResourceNotFoundError',
      ['DescribeQuickConnect'],
    ],
    ['by a flow', billing, { start: { contactFlowId: FLOWS.inbound } }, 'FORBIDDEN', []],
    ['by a template', billing, { start: { taskTemplateId: UNKNOWN_ID } }, 'FORBIDDEN', []],
    [
      'with a related contact in its queue',
      billing,
      { relatedContactId: CONTACTS.chat, attributes },
      SUCCESS,
      ['DescribeContact', 'DescribeQuickConnect', 'StartTaskContact'],
    ],
    [
      'with a related contact elsewhere',
      billing,
      { relatedContactId: CONTACTS.voice },
      'FORBIDDEN',
      ['DescribeContact', 'DescribeQuickConnect'],
    ],
    [
      'with a previous contact elsewhere',
      billing,
      { previousContactId: CONTACTS.unassignedTask },
      'FORBIDDEN',
      ['DescribeContact', 'DescribeQuickConnect'],
    ],
    [
      'with an unknown previous contact',
      billing,
      { previousContactId: UNKNOWN_ID },
      'ContactResourceNotFoundError',
      ['DescribeContact', 'DescribeQuickConnect'],
    ],
    [
      'with a previous contact in its queue',
      billing,
      { previousContactId: CONTACTS.billingTask },
      SUCCESS,
      ['DescribeContact', 'DescribeQuickConnect', 'StartTaskContact'],
    ],
    [
      'with attributes of a chain in its queue',
      billing,
      { previousContactId: CONTACTS.billingTask, attributes },
      SUCCESS,
      ['DescribeContact', 'DescribeQuickConnect', 'ListAssociatedContacts', 'StartTaskContact'],
    ],
  ])('starts a task %s', async (_, claims, change, expected, calls) => {
    await using world = await startWithIssuer();

    expect(await startAs(world, claims, { ...BY_QUICK_CONNECT, ...change })).toBe(expected);
    expect(world.upstream.operations()).toStrictEqual(calls);
  });

  test('is rejected once its quick connect leads to another queue', async () => {
    await using world = await startWithIssuer();
    expect(await startAs(world, billing, BY_QUICK_CONNECT)).toBe(SUCCESS);
    const elsewhere = altered(({ QuickConnect: quickConnect }) => ({
      QuickConnect: {
        ...(quickConnect as object),
        QuickConnectConfig: {
          QuickConnectType: 'QUEUE',
          QueueConfig: { QueueId: QUEUES.claims, ContactFlowId: FLOWS.inbound },
        },
      },
    }));
    world.upstream.answerAll('DescribeQuickConnect', elsewhere);

    expect(await startAs(world, billing, BY_QUICK_CONNECT)).toBe('FORBIDDEN');
    expect(
      world.upstream.operations().filter((operation) => operation === 'StartTaskContact'),
    ).toHaveLength(1);
  });

  test('does not change the attributes of contacts elsewhere in the chain', async () => {
    await using world = await startWithIssuer();
    // Its previous contact was in another queue.
    const claims = { queues: [QUEUES.billing, QUEUES.claims] };
    const chain = { ...BY_QUICK_CONNECT, previousContactId: CONTACTS.transferredOnce };

    expect(await startAs(world, claims, { ...chain, attributes })).toBe('FORBIDDEN');
    expect(world.upstream.operations()).not.toContain('StartTaskContact');
  });
});

test('equal tokens of two callers are two tokens, and those of one caller are one', async () => {
  await using world = await startWithIssuer();
  await using other = await startWorld({
    gateway: { jwt: issuer.options },
    connect: world.upstream.url,
  });
  const input = { ...BY_QUICK_CONNECT, clientToken: 'start-1' };

  expect(await startAs(world, { sub: 'amara' }, input)).toBe(SUCCESS);
  expect(await startAs(world, { sub: 'ben' }, input)).toBe(SUCCESS);
  expect(await startAs(other, { sub: 'amara' }, input)).toBe(SUCCESS);

  const [amara, ben, again] = world.upstream.calls.map(({ body }) => body?.['ClientToken']);
  expect([ben === amara, again === amara]).toStrictEqual([false, true]);
  expect(
    world.audit.map((record) => (record.record === 'INTENT' ? record.instanceId : record.result)),
  ).toStrictEqual([INSTANCE_ID, SUCCESS, INSTANCE_ID, SUCCESS]);
});
