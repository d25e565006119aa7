import { describe, expect, test } from '@jest/globals';
import { CONTACTS, INSTANCE_ID, QUEUES, UNKNOWN_ID, USERS } from '../support/ids.ts';
import { exception, raw } from '../support/recording-proxy.ts';
import { startWorld } from '../support/world.ts';

const FIRST_OF_TWO = '62000000-0000-4000-8000-000000000001';

describe('from a contact', () => {
  test('to its queue and its agent, with all that there is of them', async () => {
    await using world = await startWorld();

    const { contact } = await world.client.data(`{
      contact(id: "${CONTACTS.taskOfAmara}") {
        queue { id arn instanceId type name description enabled maxContacts hoursOfOperationId }
        agent {
          id arn instanceId username firstName lastName routingProfileId hierarchyGroupId
          routingProfile { id arn instanceId name description defaultOutboundQueueId concurrencies { channel concurrency } }
        }
      }
    }`);

    expect(contact).toStrictEqual({
      queue: {
        id: QUEUES.claims,
        arn: expect.stringMatching(/^arn:aws:connect:.*\/queue\//),
        instanceId: INSTANCE_ID,
        type: 'STANDARD',
        name: 'Claims',
        description: expect.any(String),
        enabled: true,
        maxContacts: null,
        hoursOfOperationId: expect.any(String),
      },
      agent: {
        id: USERS.amara,
        arn: expect.stringMatching(/\/agent\//),
        instanceId: INSTANCE_ID,
        username: 'amara',
        firstName: 'Amara',
        lastName: 'Okafor',
        routingProfileId: '40000000-0000-4000-8000-000000000001',
        hierarchyGroupId: expect.any(String),
        routingProfile: {
          id: '40000000-0000-4000-8000-000000000001',
          arn: expect.stringMatching(/\/routing-profile\//),
          instanceId: INSTANCE_ID,
          name: 'Claims handlers',
          description: expect.any(String),
          defaultOutboundQueueId: expect.any(String),
          concurrencies: expect.arrayContaining([{ channel: 'TASK', concurrency: 5 }]),
        },
      },
    });
  });

  test('to the queue of an agent, which has neither name nor figures', async () => {
    await using world = await startWorld();
    await world.client.data(
      `mutation { transferContact(input: {
        contactId: "${CONTACTS.unassignedTask}", target: { userId: "${USERS.ben}" }
      }) { ... on TransferContactSuccess { contactId } } }`,
    );

    const { contacts } = await world.client.data(
      `{ contacts(filter: { agentIds: ["${USERS.ben}"], active: true }) {
        nodes { queue { id type name enabled metrics { agentsOnline } } }
      } }`,
    );

    expect(contacts).toStrictEqual({
      nodes: [
        { queue: { id: USERS.ben, type: 'AGENT', name: null, enabled: true, metrics: null } },
      ],
    });
  });

  test('to what it continues, and to where it began', async () => {
    await using world = await startWorld();

    const { contact } = await world.client.data(
      `{ contact(id: "${CONTACTS.transferredOnce}") {
        previousContact { id active previousContact { id } } initialContact { id active } relatedContact { id }
      } }`,
    );

    expect(contact).toStrictEqual({
      previousContact: { id: FIRST_OF_TWO, active: false, previousContact: null },
      initialContact: { id: FIRST_OF_TWO, active: false },
      relatedContact: null,
    });
    expect(world.upstream.operations()).toStrictEqual(['DescribeContact', 'DescribeContact']);
  });

  test('to its chain, the oldest first, by one call', async () => {
    await using world = await startWorld();

    const { contact } = await world.client.data(
      `{ contact(id: "${CONTACTS.transferredElevenTimes}") { transfers { id initiationMethod active channel } } }`,
    );

    const { transfers } = contact as { transfers: { id: string }[] };
    expect(transfers).toHaveLength(12);
    expect(transfers[0]).toStrictEqual({
      id: '61000000-0000-4000-8000-000000000001',
      initiationMethod: 'API',
      active: false,
      channel: 'TASK',
    });
    expect(transfers.at(-1)).toMatchObject({ id: CONTACTS.transferredElevenTimes, active: true });
    expect(world.upstream.operations()).toStrictEqual([
      'DescribeContact',
      'ListAssociatedContacts',
    ]);
  });

  test('to what the chain itself does not return, by one call for each contact', async () => {
    await using world = await startWorld();

    const { contact } = await world.client.data(
      `{ contact(id: "${CONTACTS.transferredOnce}") { transfers { id name queue { name } } } }`,
    );

    expect(contact).toMatchObject({
      transfers: [
        { id: FIRST_OF_TWO, name: 'Bicycle theft claim 4720', queue: { name: 'Back office' } },
        { id: CONTACTS.transferredOnce, queue: { name: 'Claims' } },
      ],
    });
    expect(world.upstream.operations()).toStrictEqual([
      'DescribeContact',
      'DescribeContact',
      'ListAssociatedContacts',
      'SearchQueues',
    ]);
  });

  test('to its attributes, under the id of the initial contact', async () => {
    await using world = await startWorld();

    const { contact } = await world.client.data(
      `{ contact(id: "${CONTACTS.transferredOnce}") { attributes { key value } } }`,
    );

    expect(contact).toStrictEqual({
      attributes: [
        { key: 'claimType', value: 'theft' },
        { key: 'policyNumber', value: 'HI-201166' },
      ],
    });
    expect(world.upstream.calls.at(-1)).toMatchObject({
      operation: 'GetContactAttributes',
      path: `/contact/attributes/${INSTANCE_ID}/${FIRST_OF_TWO}`,
    });
  });

  test('to its references of the kinds that are requested', async () => {
    await using world = await startWorld();

    const { contact } = await world.client.data(
      `{ contact(id: "${CONTACTS.urgentTask}") {
        references { type name value status } links: references(types: [URL]) { type }
      } }`,
    );

    const { references, links } = contact as { references: object[]; links: object[] };
    expect(references).toContainEqual({
      type: 'URL',
      name: expect.any(String),
      value: expect.stringMatching(/^https:/),
      status: null,
    });
    expect(links).toStrictEqual([{ type: 'URL' }]);
  });

  test('to every kind of reference that Connect has', async () => {
    await using world = await startWorld();
    const ReferenceSummaryList = [
      { Url: { Name: 'u', Value: 'https://x' } },
      { Attachment: { Name: 'a', Value: 'file', Status: 'APPROVED', Arn: 'arn' } },
      { EmailMessage: { Name: 'e', Arn: 'arn' } },
      { Telepathy: { Name: 't', Value: 'v' } },
    ];
    world.upstream.answerNext(
      'ListContactReferences',
      raw(200, JSON.stringify({ ReferenceSummaryList, NextToken: 'more' })),
      raw(200, JSON.stringify({ ReferenceSummaryList: [{ Number: { Name: 'n', Value: '1' } }] })),
    );

    const { contact } = await world.client.data(
      `{ contact(id: "${CONTACTS.urgentTask}") { references { type name value status } } }`,
    );

    expect(contact).toStrictEqual({
      references: [
        { type: 'URL', name: 'u', value: 'https://x', status: null },
        { type: 'ATTACHMENT', name: 'a', value: 'file', status: 'APPROVED' },
        { type: 'EMAIL_MESSAGE', name: 'e', value: 'arn', status: null },
        { type: 'UNKNOWN', name: null, value: null, status: null },
        { type: 'NUMBER', name: 'n', value: '1', status: null },
      ],
    });
  });

  test.each(['[]', '[UNKNOWN]', '[URL, DATE, EMAIL, NUMBER, STRING, ATTACHMENT, EMAIL_MESSAGE]'])(
    'to references of the kinds %s is rejected',
    async (types) => {
      await using world = await startWorld();

      const { errors } = await world.client.send(
        `{ contact(id: "${CONTACTS.urgentTask}") { references(types: ${types}) { type } } }`,
      );

      expect(errors).toMatchObject([
        { extensions: { code: 'BAD_USER_INPUT', fields: [{ path: ['types'] }] } },
      ]);
      expect(world.upstream.operations()).toStrictEqual(['DescribeContact']);
    },
  );

  test.each(['transfers { id }', 'attributes { key }', 'references { type }'])(
    'to its %s, which fails, is null with an error of its own',
    async (field) => {
      await using world = await startWorld();
      for (const operation of [
        'ListAssociatedContacts',
        'GetContactAttributes',
        'ListContactReferences',
      ]) {
        world.upstream.answerAll(operation, exception('AccessDeniedException', 403));
      }

      const { data, errors } = await world.client.send(
        `{ contact(id: "${CONTACTS.urgentTask}") { id ${field} } }`,
      );

      const [name = ''] = field.split(' ');
      expect(data).toStrictEqual({ contact: { id: CONTACTS.urgentTask, [name]: null } });
      expect(errors).toMatchObject([
        { path: ['contact', name], extensions: { code: 'UPSTREAM_ACCESS_DENIED' } },
      ]);
    },
  );
});

describe('Query.instance', () => {
  test('shows the instance that is configured', async () => {
    await using world = await startWorld();

    const data = await world.client.data('{ instance { id arn alias accessUrl active } }');

    expect(data).toStrictEqual({
      instance: {
        id: INSTANCE_ID,
        arn: expect.stringMatching(/^arn:aws:connect:/),
        alias: 'harbour-insurance',
        accessUrl: expect.anything(),
        active: true,
      },
    });
  });

  test('rejects one that is not allowed', async () => {
    await using world = await startWorld();

    const { errors } = await world.client.send(`{ instance(id: "${UNKNOWN_ID}") { id } }`);

    expect(errors).toMatchObject([
      { extensions: { code: 'BAD_USER_INPUT', fields: [{ path: ['id'] }] } },
    ]);
    expect(world.upstream.calls).toStrictEqual([]);
  });
});
