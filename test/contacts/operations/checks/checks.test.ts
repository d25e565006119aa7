import { describe, expect, test } from '@jest/globals';
import { bearer, EVERY_SCOPE, startTestIssuer } from '../../../auth/support/test-issuer.ts';
import { exception, silence } from '../../../support/answers.ts';
import type { Answer } from '../../../support/exchange.ts';
import {
  CONTACTS,
  FLOWS,
  INSTANCE_ID,
  QUEUES,
  QUICK_CONNECTS,
  UNKNOWN_ID,
  USERS,
} from '../../../support/ids.ts';
import { startWorld, type World } from '../../../support/world.ts';
import { checkDocument, CHECKS, sendCheck } from './support/send-check.ts';

const TRANSFER = { contactId: CONTACTS.unassignedTask, target: { queueId: QUEUES.billing } };
const ASSOCIATION = { contactId: CONTACTS.unassignedTask, userId: USERS.ben };
const STOP = { contactId: CONTACTS.unassignedTask };
const INPUTS: Readonly<Record<string, object>> = {
  AssociateContactWithUser: ASSOCIATION,
  StopContact: STOP,
  TransferContact: TRANSFER,
};
const BY_SENDING =
  'Only sending it shows whether Amazon Connect permits the operation to the AWS role of the gateway, in this AWS Region and within its quotas.';

const EACH = CHECKS.map(({ name, mutation, check }) => [check, name, mutation] as const);
const inputOf = (name: string): object => INPUTS[name] ?? {};

/** The calls that a check makes, in any order. */
async function callsOf(world: World, name: string, input: object): Promise<string[]> {
  const before = world.upstream.calls.length;
  await sendCheck(world, name, input);
  return world.upstream.calls
    .slice(before)
    .map(({ operation }) => operation)
    .sort();
}

test('there are three checks', () => {
  expect(CHECKS.map(({ check }) => check)).toStrictEqual([
    'checkAssociation',
    'checkStop',
    'checkTransfer',
  ]);
});

describe('a check reads', () => {
  const CONTACT = 'DescribeContact';
  const quickConnect = (quickConnectId: string) => ({ ...STOP, target: { quickConnectId } });

  test.each<[string, string, object, readonly string[]]>([
    ['a contact to stop', 'StopContact', STOP, [CONTACT]],
    [
      'a contact to assign, and the user',
      'AssociateContactWithUser',
      ASSOCIATION,
      [CONTACT, 'DescribeUser', 'GetCurrentUserData'],
    ],
    [
      'a contact to transfer, the flow and the queue',
      'TransferContact',
      TRANSFER,
      [CONTACT, 'DescribeContactFlow', 'DescribeQueue'],
    ],
    [
      'or the user',
      'TransferContact',
      { ...STOP, target: { userId: USERS.ben } },
      [CONTACT, 'DescribeContactFlow', 'DescribeUser'],
    ],
    [
      'or the flow alone, and first the quick connect',
      'TransferContact',
      quickConnect(QUICK_CONNECTS.flow),
      [CONTACT, 'DescribeContactFlow', 'DescribeQuickConnect'],
    ],
    [
      'nothing else for a quick connect of another type',
      'TransferContact',
      quickConnect(QUICK_CONNECTS.phoneNumber),
      ['DescribeQuickConnect'],
    ],
    [
      'the chain of a contact that was transferred before',
      'TransferContact',
      { ...TRANSFER, contactId: CONTACTS.transferredOnce },
      [CONTACT, 'DescribeContactFlow', 'DescribeQueue', 'ListAssociatedContacts'],
    ],
    ['nothing for an invalid input', 'TransferContact', { ...TRANSFER, contactId: '' }, []],
  ])('%s', async (_, name, input, calls) => {
    await using world = await startWorld();

    expect(await callsOf(world, name, input)).toStrictEqual(calls);
    expect(world.audit).toStrictEqual([]);
  });

  test('the contact once, however many fields of a query need it', async () => {
    await using world = await startWorld();

    const data = await world.client.data(
      `query ($stop: StopContactInput!, $association: AssociateContactWithUserInput!) {
        contact(id: "${STOP.contactId}") { active }
        checkStop(input: $stop) { possible }
        again: checkStop(input: $stop) { possible }
        checkAssociation(input: $association) { possible }
      }`,
      { stop: STOP, association: ASSOCIATION },
    );

    expect(data).toStrictEqual({
      contact: { active: true },
      checkStop: { possible: true },
      again: { possible: true },
      checkAssociation: { possible: true },
    });
    expect(world.upstream.operations()).toStrictEqual([
      'DescribeContact',
      'DescribeUser',
      'GetCurrentUserData',
    ]);
  });
});

describe('the answer of a check', () => {
  test('has what was not checked, even if all is possible', async () => {
    await using world = await startWorld();

    expect(await sendCheck(world, 'StopContact', STOP)).toStrictEqual({
      possible: true,
      error: null,
      unchecked: [BY_SENDING],
    });
  });

  test('has the error of the mutation, with its fields', async () => {
    await using world = await startWorld();
    const { checkTransfer } = await world.client.data(
      `query ($input: TransferContactInput!) {
        checkTransfer(input: $input) {
          possible
          error { __typename ... on ContactFlowTypeNotSupportedError { contactFlowId contactFlowType } }
        }
      }`,
      { input: { ...TRANSFER, contactFlowId: FLOWS.customerHold } },
    );

    expect(checkTransfer).toStrictEqual({
      possible: false,
      error: {
        __typename: 'ContactFlowTypeNotSupportedError',
        contactFlowId: FLOWS.customerHold,
        contactFlowType: 'CUSTOMER_HOLD',
      },
    });
  });

  test.each([
    ['a chain that is long enough', CONTACTS.transferredElevenTimes, 'ContactTransferLimitError'],
    ['an unknown contact', UNKNOWN_ID, 'ContactResourceNotFoundError'],
    ['a contact that has ended', CONTACTS.endedTask, 'ContactNotActiveError'],
    ['a chat', CONTACTS.chat, 'ContactChannelNotSupportedError'],
  ])('denies the transfer of %s', async (_, contactId, type) => {
    await using world = await startWorld();

    const { possible, error } = await sendCheck(world, 'TransferContact', {
      ...TRANSFER,
      contactId,
    });

    expect([possible, error?.__typename]).toStrictEqual([false, type]);
  });

  test('says that the type of Connect decides about an email', async () => {
    await using world = await startWorld();
    const { possible, unchecked } = await sendCheck(world, 'TransferContact', {
      ...TRANSFER,
      contactId: CONTACTS.email,
    });

    expect(possible).toBe(true);
    expect(unchecked.join(' ')).toContain('EMAIL');
  });

  test('names the instance that the gateway does not allow', async () => {
    await using world = await startWorld();
    const input = { ...STOP, instanceId: UNKNOWN_ID };

    const { error, unchecked } = await sendCheck(world, 'StopContact', input);

    expect(error).toMatchObject({
      __typename: 'ContactInputError',
      message: expect.stringContaining('input.instanceId'),
    });
    expect(unchecked).toStrictEqual([
      'Nothing was checked after this error, which precedes all other checks.',
    ]);
    expect(world.upstream.calls).toStrictEqual([]);
  });

  test('never speaks of a retry of something that was not sent', async () => {
    await using world = await startWorld();
    const { agents, contacts } = world.emulator.state;
    agents.write({ ...agents.agent(INSTANCE_ID, USERS.ben), handling: 'MANUAL' });
    const task = contacts.latest(CONTACTS.unassignedTask);
    if (task === undefined) throw new Error('There is no task');
    for (let index = 0; index < 10; index += 1) {
      const id = `63000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
      const queue = { id: USERS.ben, enqueueTimestamp: new Date(0) };
      const offered = { userId: USERS.ben, state: 'CONNECTING', since: new Date(0) } as const;
      contacts.write(
        { ...task, id, contactAssociationId: id, queue, atAgents: [offered] },
        new Date(0),
      );
    }

    const { error } = await sendCheck(world, 'AssociateContactWithUser', {
      ...ASSOCIATION,
      clientToken: 'of-the-caller',
    });

    expect(error).toMatchObject({
      __typename: 'ContactAgentQueueFullError',
      message: `10 contacts wait in the queue of agent ${USERS.ben}, the maximum that Amazon Connect allows.`,
    });
  });
});

describe('a read that fails is never a denial:', () => {
  const THROTTLED = exception('ThrottlingException', 429);
  const DENIED = exception('AccessDeniedException', 403);
  const FAILED = exception('InternalServiceException', 500);
  const nothing = 'Amazon Connect failed, or could not be reached.';

  test.each<[string, string, object, string, Answer, string]>([
    [
      'contact',
      'StopContact',
      STOP,
      'DescribeContact',
      FAILED,
      `The contact could not be read. ${nothing}`,
    ],
    [
      'flow',
      'TransferContact',
      TRANSFER,
      'DescribeContactFlow',
      DENIED,
      'The flow could not be read. The gateway is not authorized to read it from Amazon Connect.',
    ],
    [
      'queue',
      'TransferContact',
      TRANSFER,
      'DescribeQueue',
      FAILED,
      `The queue could not be read. ${nothing}`,
    ],
    [
      'user',
      'AssociateContactWithUser',
      ASSOCIATION,
      'DescribeUser',
      FAILED,
      `The user could not be read. ${nothing}`,
    ],
    [
      'list of contacts',
      'AssociateContactWithUser',
      ASSOCIATION,
      'GetCurrentUserData',
      FAILED,
      `The list of contacts of the user could not be read. ${nothing}`,
    ],
    [
      'chain',
      'TransferContact',
      { ...TRANSFER, contactId: CONTACTS.transferredElevenTimes },
      'ListAssociatedContacts',
      FAILED,
      `The number of earlier transfers of the contact could not be read. ${nothing}`,
    ],
    [
      'quick connect',
      'TransferContact',
      { ...STOP, target: { quickConnectId: QUICK_CONNECTS.billing } },
      'DescribeQuickConnect',
      FAILED,
      `Only the format of the input was checked, because a first read failed. ${nothing}`,
    ],
  ])('of the %s', async (_, name, input, operation, answer, sentence) => {
    await using world = await startWorld();
    world.upstream.answerAll(operation, answer);

    const { possible, error, unchecked } = await sendCheck(world, name, input);

    expect([possible, error]).toStrictEqual([true, null]);
    expect(unchecked).toContain(sentence);
  });

  test('it says when to retry', async () => {
    await using world = await startWorld();
    world.upstream.answerAll('DescribeContact', THROTTLED);

    const { unchecked } = await sendCheck(world, 'StopContact', STOP);

    expect(unchecked[0]).toMatch(
      /^The contact could not be read\. Amazon Connect is throttling read requests\. Retry in \d+ s\.$/,
    );
  });

  test('what the other reads show is still a denial', async () => {
    await using world = await startWorld();
    world.upstream.answerAll('DescribeContact', FAILED);

    const { error, unchecked } = await sendCheck(world, 'AssociateContactWithUser', {
      ...ASSOCIATION,
      userId: UNKNOWN_ID,
    });

    expect(error?.__typename).toBe('ContactResourceNotFoundError');
    expect(unchecked).toContain(`The contact could not be read. ${nothing}`);
  });

  test('one that Connect does not answer ends in time', async () => {
    await using world = await startWorld({ gateway: { requestTimeoutMs: 2_000 } });
    world.upstream.answerAll('DescribeContact', silence);

    const { possible, unchecked } = await sendCheck(world, 'StopContact', STOP);

    expect(possible).toBe(true);
    expect(unchecked[0]).toBe(`The contact could not be read. ${nothing}`);
  });
});

describe.each(EACH)('%s', (check, name, mutation) => {
  test('sends, records and remembers nothing: the same token is new afterwards', async () => {
    await using world = await startWorld();
    const input = { ...inputOf(name), clientToken: 'one' };

    const before = await sendCheck(world, name, input);
    const read = world.upstream.operations();
    const { result } = await world.client.data(
      `mutation ($input: ${name}Input!) { result: ${mutation}(input: $input) { __typename } }`,
      { input },
    );

    expect(before.possible).toBe(true);
    expect(read.filter((operation) => !/^(Describe|Get|List)/.test(operation))).toStrictEqual([]);
    expect(result).toStrictEqual({ __typename: `${name}Success` });
    expect(world.audit.map(({ record }) => record)).toStrictEqual(['INTENT', 'OUTCOME']);
    // The token is that of a success now, and the check of what was done does not look it up.
    const calls = world.upstream.calls.length;
    await sendCheck(world, name, { ...input, contactId: CONTACTS.endedTask });
    expect(world.upstream.calls.length).toBeGreaterThan(calls);
    expect(world.audit).toHaveLength(2);
  });

  test('is null where its mutation is disabled, and reads nothing', async () => {
    await using world = await startWorld({ gateway: { mutations: new Set() } });

    const { data, errors } = await world.client.send(
      `query ($input: ${name}Input!) { __typename ${check}(input: $input) { possible } }`,
      { input: inputOf(name) },
    );

    expect(data).toStrictEqual({ __typename: 'Query', [check]: null });
    expect(errors).toMatchObject([
      {
        message: `The operators of this gateway have disabled the mutation ${mutation}. Nothing was sent to Amazon Connect.`,
        path: [check],
        extensions: { code: 'MUTATION_DISABLED' },
      },
    ]);
    expect(world.upstream.calls).toStrictEqual([]);
  });

  test('is forbidden to callers without the scope, and to those of other queues', async () => {
    await using issuer = await startTestIssuer();
    await using world = await startWorld({ gateway: { jwt: issuer.options } });
    const send = async (claims: Readonly<Record<string, unknown>>): Promise<unknown> => {
      const headers = bearer(await issuer.token(claims));
      const { data, errors } = await world.client.send(
        checkDocument(name),
        { input: inputOf(name) },
        headers,
      );
      return data?.['check'] ?? errors.map(({ extensions }) => extensions?.['code']);
    };

    expect(await send({ scope: 'contacts:read directory:read' })).toStrictEqual(['FORBIDDEN']);
    expect(world.upstream.calls).toStrictEqual([]);
    expect(await send({ scope: EVERY_SCOPE, queues: [QUEUES.complaints] })).toStrictEqual([
      'FORBIDDEN',
    ]);
    expect(world.upstream.operations().filter((each) => each !== 'DescribeContact')).toStrictEqual(
      [],
    );
    const before = world.upstream.calls.length;
    const queues = [QUEUES.claims, QUEUES.billing];
    expect(await send({ scope: EVERY_SCOPE, queues })).toMatchObject({ possible: true });
    const calls = world.upstream.calls.slice(before).map(({ operation }) => operation);
    // The read that authorizes is the one that is checked.
    expect(calls.filter((operation) => operation === 'DescribeContact')).toHaveLength(1);
  });
});

test('a caller of some queues does not learn what is wrong with a contact of others', async () => {
  await using issuer = await startTestIssuer();
  await using world = await startWorld({ gateway: { jwt: issuer.options } });
  const headers = bearer(
    await issuer.token({ scope: EVERY_SCOPE, queues: [QUEUES.claims, QUEUES.billing] }),
  );
  const send = async (input: object): Promise<unknown> => {
    const { data, errors } = await world.client.send(
      checkDocument('TransferContact'),
      { input },
      headers,
    );
    return [data, errors.map(({ extensions }) => extensions?.['code'])];
  };
  const forbidden = [{ check: null }, ['FORBIDDEN']];

  expect(await send({ ...TRANSFER, contactId: CONTACTS.endedTask })).toStrictEqual(forbidden);
  expect(await send({ ...TRANSFER, target: { queueId: QUEUES.complaints } })).toStrictEqual(
    forbidden,
  );
  expect(await send({ ...TRANSFER, target: { userId: USERS.ben } })).toStrictEqual(forbidden);
  expect(await send({ ...TRANSFER, contactFlowId: FLOWS.inbound })).toStrictEqual(forbidden);
});
