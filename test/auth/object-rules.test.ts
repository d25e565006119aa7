import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { warmUp } from '../reliability/support/faulty-world.ts';
import {
  CONTACTS,
  FLOWS,
  INSTANCE_ID,
  QUEUES,
  QUICK_CONNECTS,
  UNKNOWN_ID,
  USERS,
} from '../support/ids.ts';
import type { World } from '../support/world.ts';
import {
  sendAs,
  type Exchange,
  FORBIDDEN,
  OTHER_INSTANCE,
  startRestricted,
  transfer,
} from './support/restricted.ts';
import { type Claims, startTestIssuer, type TestIssuer } from './support/test-issuer.ts';

let issuer: TestIssuer;
beforeAll(async () => {
  issuer = await startTestIssuer();
  await warmUp();
});
afterAll(async () => {
  await issuer[Symbol.asyncDispose]();
});

const start = (): Promise<World> => startRestricted(issuer);
const send = (world: World, claims: Claims, query: string): Promise<Exchange> =>
  sendAs(issuer, world, claims, query);

describe('a caller that is restricted to instances', () => {
  let world: World;
  beforeAll(async () => {
    world = await start();
  });
  afterAll(async () => world[Symbol.asyncDispose]());

  test.each([
    ['only another one', [OTHER_INSTANCE]],
    ['one that does not exist', ['nowhere']],
    ['none', []],
    ['something that is no list', { id: INSTANCE_ID }],
    ['numbers', [1]],
  ])('%s: is rejected wherever the default would be used', async (_, instances) => {
    const queries = [
      '{ agentStatuses { totalCount } }',
      `{ contact(id: "${CONTACTS.voice}") { id } }`,
      '{ contacts { totalCount } }',
      '{ contactFlows { totalCount } }',
      '{ instance { id } }',
      '{ queues { totalCount } }',
      '{ quickConnects { totalCount } }',
      `{ transferDestinations(contactId: "${CONTACTS.voice}") { totalCount } }`,
      '{ users { totalCount } }',
      `{ _entities(representations: [{ __typename: "Queue", id: "${QUEUES.claims}" }]) { __typename } }`,
      transfer(CONTACTS.unassignedTask, `queueId: "${QUEUES.billing}"`),
      transfer(CONTACTS.unassignedTask, `quickConnectId: "${QUICK_CONNECTS.billing}"`),
    ];
    for (const query of queries) {
      const { errors, calls } = await send(world, { instances }, query);
      expect({ query, errors, calls }).toStrictEqual({ query, errors: FORBIDDEN, calls: [] });
    }
  });

  test('cannot distinguish an instance that is not theirs from one that does not exist', async () => {
    const named = (id: string): string => `{ instance(id: "${id}") { id } }`;
    const claims = { instances: [INSTANCE_ID] };

    const others = await send(world, claims, named(OTHER_INSTANCE));
    const unknown = await send(world, claims, named(UNKNOWN_ID));
    const own = await send(world, claims, named(INSTANCE_ID));

    expect(others).toMatchObject({ errors: FORBIDDEN, calls: [] });
    expect(unknown).toMatchObject({ errors: FORBIDDEN, calls: [] });
    expect(own).toMatchObject({ data: { instance: { id: INSTANCE_ID } }, errors: [] });
  });

  test('transfers there like every caller; names in one string count as well', async () => {
    const instances = `${INSTANCE_ID} ${OTHER_INSTANCE}`;
    const query = transfer(
      CONTACTS.billingTask,
      `queueId: "${QUEUES.complaints}"`,
      `instanceId: "${INSTANCE_ID}"`,
    );

    expect(await send(world, { instances }, query)).toMatchObject({
      data: { transferContact: { contact: { queueId: QUEUES.complaints } } },
    });
  });
});

describe('a caller that is restricted to queues', () => {
  const claims = { queues: [QUEUES.claims, QUEUES.complaints] };
  let world: World;
  beforeAll(async () => {
    world = await start();
  });
  afterAll(async () => world[Symbol.asyncDispose]());

  test('reads the contacts in them, and no others', async () => {
    const query = `{
      own: contact(id: "${CONTACTS.unassignedTask}") { queueId }
      other: contact(id: "${CONTACTS.billingTask}") { queueId }
      inNone: contact(id: "${CONTACTS.scheduledTask}") { queueId }
      unknown: contact(id: "${UNKNOWN_ID}") { queueId }
    }`;
    const { data, errors } = await send(world, claims, query);

    expect(data).toStrictEqual({
      own: { queueId: QUEUES.claims },
      other: null,
      inNone: null,
      unknown: null,
    });
    expect(errors).toMatchObject([
      { path: ['other'], extensions: { code: 'FORBIDDEN' } },
      { path: ['inNone'], extensions: { code: 'FORBIDDEN' } },
    ]);
  });

  test('reads the queues, and no others: those are not even requested', async () => {
    const query = `{ _entities(representations: [
      { __typename: "Queue", id: "${QUEUES.billing}" }
    ]) { ... on Queue { name metrics { contactsInQueue } } } }`;

    expect(await send(world, claims, query)).toMatchObject({ errors: FORBIDDEN, calls: [] });
  });

  test('gets lists of their own queues only', async () => {
    const { data } = await send(world, claims, '{ queues { totalCount nodes { id } } }');

    const { nodes, totalCount } = data?.['queues'] as {
      nodes: { id: string }[];
      totalCount: number;
    };
    expect(new Set(nodes.map(({ id }) => id))).toStrictEqual(new Set(claims.queues));
    expect(totalCount).toBe(2);
  });

  test('finds the contacts of their own queues only: no others are requested from Connect', async () => {
    const { data, errors } = await send(world, claims, '{ contacts { nodes { queueId } } }');

    const { nodes } = data?.['contacts'] as { nodes: { queueId: string }[] };
    expect(errors).toStrictEqual([]);
    expect(nodes.length).toBeGreaterThan(0);
    expect(claims.queues).toStrictEqual(
      expect.arrayContaining(nodes.map(({ queueId }) => queueId)),
    );
    expect(world.upstream.calls.at(-1)?.body).toMatchObject({
      SearchCriteria: { QueueIds: claims.queues },
    });
  });

  test.each([
    ['another queue', `[ "${QUEUES.billing}" ]`],
    ['another queue beside their own', `[ "${QUEUES.claims}", "${QUEUES.billing}" ]`],
  ])('cannot search in %s', async (_, queueIds) => {
    const query = `{ contacts(filter: { queueIds: ${queueIds} }) { nodes { id } } }`;

    expect(await send(world, claims, query)).toMatchObject({ errors: FORBIDDEN, calls: [] });
  });

  test('without any queue finds nothing', async () => {
    const query = '{ contacts { nodes { id } } }';

    expect(await send(world, { queues: [] }, query)).toMatchObject({
      errors: FORBIDDEN,
      calls: [],
    });
  });

  test.each([
    ['to another queue', `queueId: "${QUEUES.billing}"`],
    ['to a user', `userId: "${USERS.amara}"`],
  ])('cannot transfer %s: nothing is sent to Connect', async (_, target) => {
    const { data, errors, calls } = await send(
      world,
      claims,
      transfer(CONTACTS.unassignedTask, target),
    );

    expect({ data, errors, calls }).toStrictEqual({
      data: { transferContact: null },
      errors: FORBIDDEN,
      calls: [],
    });
    expect(world.audit).toStrictEqual([]);
  });

  test.each([
    ['another queue', QUICK_CONNECTS.billing],
    ['a user', QUICK_CONNECTS.amara],
    ['wherever a flow leads', QUICK_CONNECTS.flow],
  ])('cannot transfer by a quick connect to %s', async (_, id) => {
    const query = transfer(CONTACTS.unassignedTask, `quickConnectId: "${id}"`);
    const { errors } = await send(world, claims, query);

    expect(errors).toStrictEqual(FORBIDDEN);
    expect(world.executedTransfers).toStrictEqual([]);
  });

  test('cannot transfer a contact out of another queue', async () => {
    const query = transfer(CONTACTS.billingTask, `queueId: "${QUEUES.claims}"`);
    const { errors, calls } = await send(world, claims, query);

    expect(errors).toStrictEqual(FORBIDDEN);
    expect(calls).toStrictEqual(['DescribeContact']);
    expect(world.executedTransfers).toStrictEqual([]);
  });

  test('gets the same error for a missing contact as every caller', async () => {
    const query = transfer(UNKNOWN_ID, `queueId: "${QUEUES.claims}"`);

    expect(await send(world, claims, query)).toMatchObject({
      data: { transferContact: { __typename: 'ContactResourceNotFoundError' } },
      calls: ['DescribeContact'],
    });
  });

  test('is offered their own queues as destinations', async () => {
    const query = `{ transferDestinations(contactId: "${CONTACTS.unassignedTask}") { nodes { queueId queue { name } } } }`;
    const { data, errors } = await send(world, claims, query);

    const { nodes } = data?.['transferDestinations'] as { nodes: { queueId: string }[] };
    expect(errors).toStrictEqual([]);
    expect(nodes.length).toBeGreaterThan(0);
    expect(claims.queues).toStrictEqual(
      expect.arrayContaining(nodes.map(({ queueId }) => queueId)),
    );
  });

  test('sees those of an agent’s contacts that are in their own queues', async () => {
    const query = `{ _entities(representations: [{ __typename: "User", id: "${USERS.amara}" }]) {
      ... on User { availability { contacts { contactId queueId } } }
    } }`;
    const whole = await send(world, {}, query);
    const part = await send(world, { queues: [QUEUES.complaints] }, query);

    expect(whole.data).not.toMatchObject({ _entities: [{ availability: { contacts: [] } }] });
    expect(part.data).toMatchObject({ _entities: [{ availability: { contacts: [] } }] });
  });
});

test('a caller that is restricted to queues transfers within them, and sees the part of the chain that is theirs', async () => {
  await using world = await start();
  const claims = { queues: [QUEUES.claims, QUEUES.complaints] };

  const there = await send(
    world,
    claims,
    transfer(CONTACTS.unassignedTask, `queueId: "${QUEUES.complaints}"`),
  );

  expect(there.data).toMatchObject({
    transferContact: { contact: { queueId: QUEUES.complaints } },
  });
  expect(there.calls.slice(0, 2)).toStrictEqual(['DescribeContact', 'TransferContact']);
  const chainFor = async (queues: readonly string[]): Promise<unknown> => {
    const query = `{ contact(id: "${world.executedTransfers[0]?.newContactId ?? ''}") { transfers { queueId } } }`;
    const { data } = await send(world, { queues }, query);
    return data;
  };
  expect(await chainFor(claims.queues)).toStrictEqual({
    contact: { transfers: [{ queueId: QUEUES.claims }, { queueId: QUEUES.complaints }] },
  });
  expect(await chainFor([QUEUES.complaints])).toStrictEqual({
    contact: { transfers: [{ queueId: QUEUES.complaints }] },
  });
});

test('the audit log has the caller', async () => {
  await using world = await start();
  const query = transfer(
    CONTACTS.unassignedTask,
    `queueId: "${QUEUES.billing}"`,
    `contactFlowId: "${FLOWS.queueTransfer}"`,
  );

  await send(world, { sub: 'agent-ben', client_id: 'workspace' }, query);

  expect(world.audit[0]).toMatchObject({
    record: 'INTENT',
    caller: {
      address: '127.0.0.1',
      issuer: issuer.url,
      subject: 'agent-ben',
      clientId: 'workspace',
    },
  });
});
