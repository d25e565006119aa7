import { describe, expect, test } from '@jest/globals';
import { parseSeed, type Seed } from '../../src/emulator/seed.ts';
import { bearer, EVERY_SCOPE, startTestIssuer } from '../auth/support/test-issuer.ts';
import { maxCalls } from '../gateway/graphql/cost/max-cost.ts';
import { altered, exception } from '../support/answers.ts';
import { directoryOf } from '../support/directory.ts';
import { CONTACTS, INSTANCE_ID, QUEUES, USERS } from '../support/ids.ts';
import { startWorld, type World } from '../support/world.ts';

const FIELDS = 'queuePosition estimatedWaitSeconds';
const NONE = { queuePosition: null, estimatedWaitSeconds: null };

const metricsCalls = (world: World): number =>
  world.upstream.operations().filter((name) => name === 'GetContactMetrics').length;

const read = async (world: World, id: string, fields = FIELDS): Promise<unknown> =>
  (await world.client.data(`query ($id: ID!) { contact(id: $id) { ${fields} } }`, { id }))[
    'contact'
  ];

describe('the position and the wait of a contact', () => {
  test('are read by one call for both', async () => {
    await using world = await startWorld();

    const contact = await read(world, CONTACTS.unassignedTask);

    // The urgent task is served first. Amara's task has waited for 3,595 s until she took it, and no other was taken.
    expect(contact).toStrictEqual({ queuePosition: 3, estimatedWaitSeconds: 3_595 });
    expect(world.upstream.calls.slice(1)).toStrictEqual([
      {
        operation: 'GetContactMetrics',
        path: '/metrics/contact',
        body: {
          InstanceId: INSTANCE_ID,
          ContactId: CONTACTS.unassignedTask,
          Metrics: [{ Name: 'POSITION_IN_QUEUE' }, { Name: 'ESTIMATED_WAIT_TIME' }],
        },
      },
    ]);
    expect(maxCalls(`{ contact(id: 1) { ${FIELDS} again: queuePosition } }`)).toBe(2);
  });

  test('change when a more urgent contact is served first', async () => {
    await using world = await startWorld();

    expect(await read(world, CONTACTS.urgentTask)).toMatchObject({ queuePosition: 1 });
  });

  test.each([
    ['an agent has accepted', CONTACTS.taskOfAmara],
    ['has ended', CONTACTS.endedTask],
    ['is scheduled for later', CONTACTS.scheduledTask],
  ])('are null without a call for one that %s', async (_, id) => {
    await using world = await startWorld();

    expect(await read(world, id)).toStrictEqual(NONE);
    expect(world.upstream.operations()).toStrictEqual(['DescribeContact']);
  });

  test('are null without a call for a paused task, and come back when it is resumed', async () => {
    await using world = await startWorld();
    const id = CONTACTS.unassignedTask;
    const change = async (name: string): Promise<unknown> =>
      world.client.data(`mutation { ${name}(input: { contactId: "${id}" }) { __typename } }`);

    expect(await change('pauseContact')).toMatchObject({
      pauseContact: { __typename: 'PauseContactSuccess' },
    });
    expect(await read(world, id)).toStrictEqual(NONE);
    expect(metricsCalls(world)).toBe(0);

    await change('resumeContact');
    expect(await read(world, id)).toMatchObject({ queuePosition: expect.any(Number) });
  });

  test.each(['InvalidRequestException', 'ResourceNotFoundException'])(
    'are null without an error when the contact has left its queue meanwhile: %s',
    async (name) => {
      await using world = await startWorld();
      world.upstream.answerAll('GetContactMetrics', exception(name, 400));

      expect(await read(world, CONTACTS.unassignedTask)).toStrictEqual(NONE);
    },
  );

  test.each([
    ['InternalServiceException', 500, 'UPSTREAM_UNAVAILABLE'],
    ['ThrottlingException', 429, 'THROTTLED'],
    ['AccessDeniedException', 403, 'UPSTREAM_ACCESS_DENIED'],
    ['InvalidParameterException', 400, 'UPSTREAM_REJECTED'],
  ])('are null with errors after %s', async (name, status, code) => {
    await using world = await startWorld();
    world.upstream.answerAll('GetContactMetrics', exception(name, status));

    const { data, errors } = await world.client.send(
      `{ contact(id: "${CONTACTS.unassignedTask}") { name ${FIELDS} } }`,
    );

    expect(data).toStrictEqual({ contact: { name: 'Windscreen claim 4711', ...NONE } });
    expect(
      errors.map(({ path, extensions }) => [path?.at(-1), extensions?.['code']]),
    ).toStrictEqual([
      ['queuePosition', code],
      ['estimatedWaitSeconds', code],
    ]);
    expect(metricsCalls(world)).toBe(1);
  });

  test('are whole numbers, and null where Connect omits one', async () => {
    await using world = await startWorld();
    world.upstream.answerNext(
      'GetContactMetrics',
      altered(() => ({
        MetricResults: [{ Name: 'ESTIMATED_WAIT_TIME', Value: { Number: 44.6 } }],
      })),
      altered(() => ({})),
    );

    expect(await read(world, CONTACTS.unassignedTask)).toStrictEqual({
      queuePosition: null,
      estimatedWaitSeconds: 45,
    });
    expect(await read(world, CONTACTS.unassignedTask)).toStrictEqual(NONE);
  });

  test('are null where Connect cannot predict the wait', async () => {
    await using world = await startWorld();

    // No agent has taken a task of this queue yet.
    expect(await read(world, CONTACTS.billingTask)).toStrictEqual({
      queuePosition: expect.any(Number),
      estimatedWaitSeconds: null,
    });
  });

  test('are read again after a change in the same request', async () => {
    await using world = await startWorld();
    const change = (id: string, priority: number): string =>
      `updateContactRoutingData(input: { contactId: "${id}", routing: { queuePriority: ${priority} } }) {
        ... on UpdateContactRoutingDataSuccess { contact { queuePosition } } }`;

    const data = await world.client.data(
      `mutation { last: ${change(CONTACTS.urgentTask, 9)} first: ${change(CONTACTS.urgentTask, 1)} }`,
    );

    expect(data).toStrictEqual({
      last: { contact: { queuePosition: 3 } },
      first: { contact: { queuePosition: 1 } },
    });
  });
});

describe('in a list', () => {
  const IDS = Array.from(
    { length: 6 },
    (_, index) => `60000000-0000-4000-8000-10000000000${index}`,
  );

  /** Six tasks in one queue, of which an agent has the last one. */
  const seed = (): Seed =>
    parseSeed({
      ...directoryOf({ queues: ['q'], users: ['u'], profiles: ['p'], quickConnects: [] }),
      queues: [{ id: 'q', name: 'Q' }],
      contacts: IDS.map((id, index) => ({
        id,
        name: id,
        queueId: 'q',
        initiationTimestamp: -60 * (index + 1),
        ...(index === 5 && { userId: 'u' }),
      })),
    });
  const LIST = `{ contacts(first: 10) { nodes { id ${FIELDS} } } }`;

  test('cost one call for each contact that waits, and no description', async () => {
    await using world = await startWorld({ emulator: { seed: seed() } });
    world.upstream.answerBy(({ operation, body }) =>
      operation === 'GetContactMetrics'
        ? altered(() => ({
            MetricResults: [
              {
                Name: 'POSITION_IN_QUEUE',
                Value: { Number: IDS.indexOf(String(body?.['ContactId'])) },
              },
            ],
          }))
        : undefined,
    );

    const { contacts } = await world.client.data(LIST);

    expect(contacts).toStrictEqual({
      nodes: IDS.map((id, index) => ({
        id,
        queuePosition: index === 5 ? null : index,
        estimatedWaitSeconds: null,
      })),
    });
    expect(world.upstream.operations().sort()).toStrictEqual([
      ...Array<string>(5).fill('GetContactMetrics'),
      'SearchContacts',
    ]);
    expect(maxCalls(LIST)).toBe(5 + 10);
  });

  test('a chain reads which of its contacts wait first', async () => {
    await using world = await startWorld();

    const { contact } = await world.client.data(
      `{ contact(id: "${CONTACTS.transferredOnce}") { transfers { id queuePosition } } }`,
    );

    const { transfers } = contact as { transfers: { queuePosition: number | null }[] };
    expect(transfers.map(({ queuePosition }) => queuePosition)).toStrictEqual([null, 2]);
    expect(metricsCalls(world)).toBe(1);
    expect(maxCalls('{ contact(id: 1) { transfers { queuePosition } } }')).toBe(6 + 25 + 25);
  });
});

test("a restricted caller reads them for contacts of the caller's queues only", async () => {
  await using issuer = await startTestIssuer();
  await using world = await startWorld({ gateway: { jwt: issuer.options } });
  const token = bearer(await issuer.token({ scope: EVERY_SCOPE, queues: [QUEUES.claims] }));

  const { data, errors } = await world.client.send(
    `{ own: contact(id: "${CONTACTS.urgentTask}") { queuePosition }
       other: contact(id: "${CONTACTS.billingTask}") { queuePosition } }`,
    {},
    token,
  );

  expect(data).toStrictEqual({ own: { queuePosition: 1 }, other: null });
  expect(errors).toMatchObject([{ path: ['other'], extensions: { code: 'FORBIDDEN' } }]);
  expect(metricsCalls(world)).toBe(1);
});

test('the calls keep the quota that AWS documents for all operations that it does not name', async () => {
  await using world = await startWorld({
    emulator: { quotas: 'aws' },
    gateway: { rates: { rates: new Map(), share: 1 } },
  });
  const ids = [
    CONTACTS.unassignedTask,
    CONTACTS.urgentTask,
    CONTACTS.billingTask,
    CONTACTS.transferredOnce,
    CONTACTS.transferredElevenTimes,
    CONTACTS.email,
  ];

  const data = await world.client.data(
    `{ ${ids.map((id, index) => `c${index}: contact(id: "${id}") { queuePosition }`).join(' ')} }`,
  );

  // Five at once, and the others at two a second, so that none is throttled.
  for (const contact of Object.values(data)) {
    expect(contact).toMatchObject({ queuePosition: expect.any(Number) });
  }
  expect(metricsCalls(world)).toBe(ids.length);
});

test('an agent queue has positions, too', async () => {
  await using world = await startWorld();
  const { transferContact } = await world.client.data(
    `mutation { transferContact(input: { contactId: "${CONTACTS.unassignedTask}", target: { userId: "${USERS.chen}" } }) {
      ... on TransferContactSuccess { contact { agentId queuePosition } } } }`,
  );

  const { contact } = transferContact as {
    contact: { agentId: string | null; queuePosition: number | null };
  };
  // One that the agent has accepted at once does not wait.
  expect(contact.queuePosition).toBe(contact.agentId === null ? 1 : null);
});
