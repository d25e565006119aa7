import { describe, expect, test } from '@jest/globals';
import contactCentre from '../../../../src/emulator/data/contact-centre.json' with { type: 'json' };
import { parseSeed } from '../../../../src/emulator/seed.ts';
import { exception } from '../../../support/answers.ts';
import {
  CONTACTS,
  FLOWS,
  INSTANCE_ID,
  QUEUES,
  QUICK_CONNECTS,
  UNKNOWN_ID,
} from '../../../support/ids.ts';
import { startWorld } from '../../../support/world.ts';
import { start, TASK } from './support.ts';

const DAY_MS = 86_400_000;

describe('a task', () => {
  test('starts by one upstream call, and is read when it exists', async () => {
    await using world = await startWorld();
    const scheduledTime = new Date(Date.now() + DAY_MS).toISOString();
    const input = {
      name: 'Call Ms Ito back',
      description: 'About her claim',
      start: { quickConnectId: QUICK_CONNECTS.billing },
      references: [
        { name: 'Policy', type: 'STRING', value: 'HI-204711' },
        { name: 'Claim', type: 'URL', value: 'https://claims.example/4711' },
      ],
      attributes: [
        { key: 'language', value: 'ja' },
        { key: 'claimType', value: 'storm' },
      ],
      scheduledTime,
      relatedContactId: CONTACTS.unassignedTask,
      clientToken: 'start-1',
    };

    const { startTaskContact } = await world.client.data(
      `mutation ($input: StartTaskContactInput!) {
        startTaskContact(input: $input) {
          ... on StartTaskContactSuccess {
            contactId clientToken
            contact { id name description active scheduledTimestamp channel relatedContact { id } }
          }
        }
      }`,
      { input },
    );

    const { contactId } = startTaskContact as { readonly contactId: string };
    expect(startTaskContact).toStrictEqual({
      contactId,
      clientToken: 'start-1',
      contact: {
        id: contactId,
        name: 'Call Ms Ito back',
        description: 'About her claim',
        active: true,
        scheduledTimestamp: scheduledTime,
        channel: 'TASK',
        relatedContact: { id: CONTACTS.unassignedTask },
      },
    });
    const [call, ...reads] = world.upstream.calls;
    expect(call).toStrictEqual({
      operation: 'StartTaskContact',
      path: '/contact/task',
      body: {
        InstanceId: INSTANCE_ID,
        ClientToken: expect.stringMatching(/^[\w-]{43}$/),
        Name: 'Call Ms Ito back',
        Description: 'About her claim',
        QuickConnectId: QUICK_CONNECTS.billing,
        References: {
          Policy: { Type: 'STRING', Value: 'HI-204711' },
          Claim: { Type: 'URL', Value: 'https://claims.example/4711' },
        },
        Attributes: { language: 'ja', claimType: 'storm' },
        ScheduledTime: Date.parse(scheduledTime) / 1_000,
        RelatedContactId: CONTACTS.unassignedTask,
      },
    });
    expect(new Set(reads.map(({ operation }) => operation))).toStrictEqual(
      new Set(['DescribeContact']),
    );
  });

  test('of which nothing but the required members is given sends nothing else', async () => {
    await using world = await startWorld();

    const result = await start(world, { ...TASK, attributes: [], references: [] });

    expect(result).toStrictEqual({
      __typename: 'StartTaskContactSuccess',
      contactId: expect.any(String),
      clientToken: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    expect(world.upstream.calls).toStrictEqual([
      {
        operation: 'StartTaskContact',
        path: '/contact/task',
        body: {
          InstanceId: INSTANCE_ID,
          ClientToken: expect.any(String),
          Name: TASK.name,
          ContactFlowId: FLOWS.inbound,
        },
      },
    ]);
  });

  test('starts by a flow without the alias of its version', async () => {
    await using world = await startWorld();
    const contactFlowId = `${FLOWS.inbound}:$LATEST`;

    expect(await start(world, { ...TASK, start: { contactFlowId } })).toMatchObject({
      __typename: 'StartTaskContactSuccess',
    });
    expect(world.upstream.calls).toMatchObject([{ body: { ContactFlowId: FLOWS.inbound } }]);
  });

  test('continues a contact, and waits until the new one exists', async () => {
    await using world = await startWorld({ emulator: { consistencyDelayMs: 50 } });
    const input = { ...TASK, previousContactId: CONTACTS.billingTask };

    const { startTaskContact } = await world.client.data(
      `mutation ($input: StartTaskContactInput!) {
        startTaskContact(input: $input) {
          ... on StartTaskContactSuccess { contactId contact { id queueId previousContact { id } } }
        }
      }`,
      { input },
    );

    const { contactId } = startTaskContact as { readonly contactId: string };
    expect(startTaskContact).toMatchObject({
      contact: {
        id: contactId,
        queueId: QUEUES.claims,
        previousContact: { id: CONTACTS.billingTask },
      },
    });
  });

  test('is recorded with ids, and without what it says', async () => {
    await using world = await startWorld();
    const { contactId } = await start(world, {
      name: 'SECRET name',
      description: 'SECRET description',
      start: { quickConnectId: QUICK_CONNECTS.billing },
      references: [{ name: 'SECRET reference', type: 'STRING', value: 'SECRET value' }],
      attributes: [{ key: 'SECRET', value: 'SECRET value' }],
      previousContactId: CONTACTS.billingTask,
      clientToken: 'start-1',
    });

    // As the file has them.
    expect(JSON.parse(JSON.stringify(world.audit))).toStrictEqual([
      {
        record: 'INTENT',
        id: expect.any(String),
        time: expect.any(String),
        operation: 'StartTaskContact',
        requestId: expect.any(String),
        caller: { address: '127.0.0.1' },
        instanceId: INSTANCE_ID,
        quickConnectId: QUICK_CONNECTS.billing,
        previousContactId: CONTACTS.billingTask,
        clientToken: 'start-1',
        input: { digest: expect.stringMatching(/^[\w-]{43}$/), key: expect.any(String) },
        deadline: expect.any(String),
      },
      expect.objectContaining({
        record: 'OUTCOME',
        result: 'StartTaskContactSuccess',
        newContactId: contactId,
        settledBy: 'answer',
      }),
    ]);
    expect(JSON.stringify([world.audit, world.log])).not.toContain('SECRET');
  });
});

describe('an input', () => {
  const linked = { previousContactId: CONTACTS.billingTask, relatedContactId: CONTACTS.chat };
  const inPast = new Date(Date.now() - 100 * DAY_MS).toISOString();

  test('has all issues at once', async () => {
    await using world = await startWorld();
    const change = { name: 'n'.repeat(1_025), scheduledTime: inPast, ...linked };

    expect(await start(world, { ...TASK, ...change })).toMatchObject({
      fields: [
        { path: ['input', 'name'] },
        { path: ['input', 'relatedContactId'] },
        { path: ['input', 'scheduledTime'] },
      ],
    });
  });

  test.each([{}, { contactFlowId: FLOWS.inbound, quickConnectId: QUICK_CONNECTS.billing }])(
    'with the start %j is not executed',
    async (wrong) => {
      await using world = await startWorld();
      const query =
        'mutation ($input: StartTaskContactInput!) { startTaskContact(input: $input) { __typename } }';

      const { status } = await world.client.send(query, { input: { ...TASK, start: wrong } });

      expect([status, world.upstream.calls]).toStrictEqual([400, []]);
    },
  );
});

describe('Connect rejects', () => {
  const large = { key: 'notes', value: 'x'.repeat(32_750) };
  test.each([
    [
      'a flow of another type',
      { start: { contactFlowId: FLOWS.customerHold } },
      {
        __typename: 'ContactFlowTypeNotSupportedError',
        contactFlowId: FLOWS.customerHold,
        contactFlowType: 'CUSTOMER_HOLD',
        supportedContactFlowTypes: ['CONTACT_FLOW'],
      },
      ['DescribeContactFlow'],
    ],
    [
      'a quick connect of another type',
      { start: { quickConnectId: QUICK_CONNECTS.phoneNumber } },
      {
        __typename: 'ContactQuickConnectTypeNotSupportedError',
        quickConnectId: QUICK_CONNECTS.phoneNumber,
        quickConnectType: 'PHONE_NUMBER',
        supportedQuickConnectTypes: ['USER', 'QUEUE', 'FLOW'],
      },
      ['DescribeQuickConnect'],
    ],
    [
      'an unknown flow',
      { start: { contactFlowId: UNKNOWN_ID } },
      {
        __typename: 'ContactResourceNotFoundError',
        resourceType: 'CONTACT_FLOW',
        resourceId: UNKNOWN_ID,
      },
      ['DescribeContactFlow', 'DescribeInstance'],
    ],
    [
      'an unknown quick connect',
      { start: { quickConnectId: UNKNOWN_ID } },
      {
        __typename: 'ContactResourceNotFoundError',
        resourceType: 'QUICK_CONNECT',
        resourceId: UNKNOWN_ID,
      },
      ['DescribeInstance', 'DescribeQuickConnect'],
    ],
    [
      'an unknown template',
      { start: { taskTemplateId: UNKNOWN_ID } },
      {
        __typename: 'ContactResourceNotFoundError',
        resourceType: 'TASK_TEMPLATE',
        resourceId: UNKNOWN_ID,
      },
      ['DescribeInstance'],
    ],
    [
      'an unknown contact',
      { previousContactId: UNKNOWN_ID },
      {
        __typename: 'ContactResourceNotFoundError',
        resourceType: 'CONTACT',
        resourceId: UNKNOWN_ID,
      },
      ['DescribeContact', 'DescribeContactFlow'],
    ],
    [
      'attributes that are too large beside those of the previous contact',
      { previousContactId: CONTACTS.billingTask, attributes: [large] },
      {
        __typename: 'ContactAttributesTooLargeError',
        contactId: CONTACTS.billingTask,
        maxBytes: 32_768,
      },
      ['DescribeContact', 'DescribeContactFlow'],
    ],
    [
      'more linked contacts than Connect allows',
      { previousContactId: CONTACTS.transferredElevenTimes },
      {
        __typename: 'ContactLinkedContactLimitError',
        contactId: CONTACTS.transferredElevenTimes,
        limit: 12,
        code: 'LIMIT_EXCEEDED',
        retryable: false,
      },
      ['ListAssociatedContacts'],
    ],
    [
      'a time that has just passed by its clock',
      { scheduledTime: new Date(Date.now() - 60_000).toISOString() },
      { __typename: 'ContactInputError', fields: [{ path: ['input', 'scheduledTime'] }] },
      ['DescribeContactFlow'],
    ],
    [
      'a time that is too far ahead for it',
      { scheduledTime: new Date(Date.now() + 30 * DAY_MS).toISOString() },
      { __typename: 'ContactRequestRejectedError' },
      ['DescribeContactFlow'],
    ],
  ])('%s', async (_, change, expected, reads) => {
    await using world = await startWorld();

    expect(await start(world, { ...TASK, ...change })).toMatchObject(expected);
    expect(world.upstream.operations()).toStrictEqual([...reads, 'StartTaskContact'].sort());
    expect(world.audit.at(-1)).toMatchObject({ result: expected.__typename, settledBy: 'answer' });
  });

  test.each([[{}], [{ previousContactId: CONTACTS.billingTask }]])(
    'more active tasks than Connect allows, with the links %j',
    async (links) => {
      const more = Array.from({ length: 2_500 }, (_, index) => ({
        id: `active-${index}`,
        queueId: QUEUES.claims,
      }));
      const seed = parseSeed({ ...contactCentre, contacts: [...contactCentre.contacts, ...more] });
      await using world = await startWorld({ emulator: { seed } });

      expect(await start(world, { ...TASK, ...links, clientToken: 'start-1' })).toMatchObject({
        __typename: 'ContactQuotaExceededError',
        code: 'LIMIT_EXCEEDED',
        retryable: true,
      });
    },
  );

  test('a resource of a template that may be another one', async () => {
    await using world = await startWorld();
    world.upstream.answerAll('DescribeContact', exception('InternalServiceException', 500));
    const change = { start: { taskTemplateId: UNKNOWN_ID }, previousContactId: CONTACTS.chat };

    expect(await start(world, { ...TASK, ...change })).toMatchObject({
      __typename: 'ContactResourceNotFoundError',
      resourceType: null,
    });
  });
});
