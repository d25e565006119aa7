import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { FAULTS } from '../support/faults.ts';
import { CONTACTS, FLOWS, QUEUES, QUICK_CONNECTS, UNKNOWN_ID, USERS } from '../support/ids.ts';
import type { World } from '../support/world.ts';
import {
  sendAs,
  type Exchange,
  FORBIDDEN,
  startRestricted,
  transfer,
} from './support/restricted.ts';
import { type Claims, scopeOf, startTestIssuer, type TestIssuer } from './support/test-issuer.ts';

let issuer: TestIssuer;
beforeAll(async () => {
  issuer = await startTestIssuer();
});
afterAll(async () => {
  await issuer[Symbol.asyncDispose]();
});

const send = (world: World, claims: Claims, query: string): Promise<Exchange> =>
  sendAs(issuer, world, claims, query);

/** Transfers as a caller with all permissions, and returns the id of the new contact. */
async function transferred(world: World, query: string): Promise<string> {
  const { data } = await send(world, {}, query);
  const result = data?.['transferContact'] as { contact: { id: string } };
  return result.contact.id;
}

describe('aliases named like inherited members of objects', () => {
  test.each(['constructor', '__proto__', 'toString', 'valueOf', 'hasOwnProperty'])(
    '%s bypasses no rule',
    async (alias) => {
      await using world = await startRestricted(issuer);
      const id = await transferred(
        world,
        transfer(CONTACTS.billingTask, `queueId: "${QUEUES.complaints}"`),
      );
      const query = `{ contact(id: "${id}") {
        previousContact { id ${alias}: references { type } }
        initialContact { id ${alias}: attributes { key value } }
      } }`;

      const { data, errors, calls } = await send(world, { queues: [QUEUES.complaints] }, query);

      expect(data).toStrictEqual({ contact: { previousContact: null, initialContact: null } });
      expect(errors.map(({ extensions }) => extensions?.['code'])).toStrictEqual([
        'FORBIDDEN',
        'FORBIDDEN',
      ]);
      expect(new Set(calls)).toStrictEqual(new Set(['DescribeContact']));
      const outer = `{ contact(id: "${id}") { ${alias}: previousContact { id } } }`;
      expect(await send(world, {}, outer)).toMatchObject({ status: 200, errors: [] });
    },
  );
});

describe('the result of an earlier transfer', () => {
  const claims = { queues: [QUEUES.claims] };
  const again = transfer(
    CONTACTS.billingTask,
    `queueId: "${QUEUES.claims}"`,
    'clientToken: "guessed"',
  );

  test('is not returned again to a caller whose queue the contact was not in', async () => {
    await using world = await startRestricted(issuer);
    await transferred(world, again);

    expect(await send(world, claims, again)).toMatchObject({ errors: FORBIDDEN });
    world.upstream.answerNext('DescribeContact', FAULTS.throttled);
    const { data } = await send(world, claims, again);

    expect(data).toMatchObject({ transferContact: { __typename: 'ContactOutcomeUnknownError' } });
  });

  test('nor when a quick connect could not be read', async () => {
    await using world = await startRestricted(issuer, {
      directoryCache: { max: 1, ttlMs: 60_000, negativeTtlMs: 60_000 },
    });
    const byQuickConnect = transfer(
      CONTACTS.unassignedTask,
      `quickConnectId: "${QUICK_CONNECTS.billing}"`,
      'clientToken: "guessed"',
    );
    await transferred(world, byQuickConnect);
    // So that the cache, which has room for one, holds another.
    await send(world, {}, transfer(UNKNOWN_ID, `quickConnectId: "${QUICK_CONNECTS.flow}"`));
    world.upstream.answerNext('DescribeQuickConnect', FAULTS.throttled);

    const { data } = await send(world, { queues: [QUEUES.complaints] }, byQuickConnect);

    expect(data).toMatchObject({ transferContact: { __typename: 'ContactOutcomeUnknownError' } });
  });

  test('is returned again to a caller that could make it', async () => {
    await using world = await startRestricted(issuer);
    const own = transfer(
      CONTACTS.unassignedTask,
      `queueId: "${QUEUES.complaints}"`,
      'clientToken: "own"',
    );
    const both = { queues: [QUEUES.claims, QUEUES.complaints] };

    const first = await send(world, both, own);

    expect(first.errors).toStrictEqual([]);
    expect((await send(world, both, own)).data).toStrictEqual(first.data);
    expect(world.executedTransfers).toHaveLength(1);
  });
});

test('a contact that has moved on is not disclosed by the transfer that created it', async () => {
  await using world = await startRestricted(issuer);
  const claims = { queues: [QUEUES.claims, QUEUES.complaints] };
  const own = transfer(
    CONTACTS.unassignedTask,
    `queueId: "${QUEUES.complaints}"`,
    'clientToken: "own"',
  );
  const { data } = await send(world, claims, own);
  const { contact } = data?.['transferContact'] as { contact: { id: string } };
  world.upstream.answerBy(({ operation, path }) =>
    operation === 'DescribeContact' && path.includes(contact.id)
      ? async ({ response, forward }) => {
          const { status, body } = await forward();
          const moved = body.toString().replaceAll(QUEUES.complaints, QUEUES.billing);
          response.writeHead(status, { 'content-type': 'application/json' }).end(moved);
        }
      : undefined,
  );

  const again = await send(world, claims, own);

  expect(again.data).toMatchObject({
    transferContact: { __typename: 'TransferContactSuccess', contact: null },
  });
  expect(again.errors).toMatchObject([
    { path: ['transferContact', 'contact'], extensions: { code: 'FORBIDDEN' } },
  ]);
});

describe('a caller that is restricted to queues', () => {
  const claims = { queues: [QUEUES.claims, QUEUES.complaints] };

  test('cannot choose the flow, which decides where the contact goes', async () => {
    await using world = await startRestricted(issuer);
    const target = `queueId: "${QUEUES.complaints}"`;
    const by = (flowId: string): string =>
      transfer(CONTACTS.unassignedTask, target, `contactFlowId: "${flowId}"`);

    expect(await send(world, claims, by(FLOWS.inbound))).toMatchObject({
      errors: FORBIDDEN,
      calls: [],
    });
    expect(await send(world, claims, by(FLOWS.queueTransfer))).toMatchObject({ errors: [] });
  });

  test.each(['pauseContact', 'resumeContact'])(
    'cannot choose the flow of %s, which may lead to any queue',
    async (mutation) => {
      await using world = await startRestricted(issuer);
      const own = { queues: [QUEUES.claims] };
      const change = async (name: string, more = ''): ReturnType<typeof send> =>
        send(
          world,
          own,
          `mutation { ${name}(input: { contactId: "${CONTACTS.unassignedTask}"${more} }) { __typename } }`,
        );
      if (mutation === 'resumeContact') await change('pauseContact');

      expect(await change(mutation, `, contactFlowId: "${FLOWS.inbound}"`)).toMatchObject({
        errors: FORBIDDEN,
        calls: [],
      });
      expect(await change(mutation)).toMatchObject({ errors: [] });
    },
  );

  test.each([
    ['a name that a hidden queue has', '(search: "Billing")', 0, false],
    ['a name that no queue has', '(search: "Zzzz")', 0, false],
    ['a page as long as the list', '(first: 1)', 1, false],
  ])('learns of no other queue by %s', async (_, args, totalCount, hasNextPage) => {
    await using world = await startRestricted(issuer);
    const query = `{ queues${args} { totalCount nodes { id } pageInfo { hasNextPage } } }`;

    const { data } = await send(world, { queues: [QUEUES.claims] }, query);

    expect(data).toStrictEqual({
      queues: {
        totalCount,
        nodes: totalCount === 0 ? [] : [{ id: QUEUES.claims }],
        pageInfo: { hasNextPage },
      },
    });
  });

  test('without any queue gets no list of them', async () => {
    await using world = await startRestricted(issuer);

    expect(await send(world, { queues: [] }, '{ queues { totalCount } }')).toMatchObject({
      errors: FORBIDDEN,
      calls: [],
    });
  });

  test('with more queues than Connect searches at once gets an error that requires some of them', async () => {
    await using world = await startRestricted(issuer);
    const queues = Array.from({ length: 101 }, (_, index) => `queue-${index}`);

    expect(await send(world, { queues }, '{ contacts { totalCount } }')).toMatchObject({
      errors: [
        {
          message: expect.stringContaining('filter.queueIds must name some of your queues'),
          extensions: { code: 'BAD_USER_INPUT' },
        },
      ],
      calls: [],
    });
  });

  test('gets no contact of another queue, whatever a search returns', async () => {
    await using world = await startRestricted(issuer);
    world.upstream.answerBy(({ operation }) =>
      operation === 'SearchContacts'
        ? async ({ response, forward }) => {
            const { status, body } = await forward();
            const moved = body.toString().replaceAll(QUEUES.complaints, QUEUES.billing);
            response.writeHead(status, { 'content-type': 'application/json' }).end(moved);
          }
        : undefined,
    );

    const { data } = await send(world, claims, '{ contacts { totalCount nodes { queueId } } }');

    const { totalCount, nodes } = data?.['contacts'] as {
      totalCount: null;
      nodes: { queueId: string }[];
    };
    expect(new Set(nodes.map(({ queueId }) => queueId))).toStrictEqual(new Set([QUEUES.claims]));
    expect(totalCount).toBeNull();
  });
});

test('not even the type of an entity is disclosed to callers that may not read it', async () => {
  await using world = await startRestricted(issuer);
  const query = `{ _entities(representations: [
    { __typename: "Contact", id: "${CONTACTS.billingTask}" }
    { __typename: "Contact", id: "${UNKNOWN_ID}" }
    { __typename: "User", id: "${USERS.amara}" }
  ]) { __typename } }`;

  const none = await send(world, { scope: '' }, query);
  const contacts = await send(world, { scope: scopeOf('READ_CONTACTS') }, query);

  expect(none).toMatchObject({ data: { _entities: [null, null, null] }, calls: [] });
  expect(none.errors.map(({ extensions }) => extensions?.['code'])).toStrictEqual(
    Array(3).fill('FORBIDDEN'),
  );
  expect(contacts).toMatchObject({
    data: { _entities: [{ __typename: 'Contact' }, null, null] },
    errors: [{ path: ['_entities', 2], extensions: { code: 'FORBIDDEN' } }],
  });
});

test('a directive whose variable is null is the caller’s error', async () => {
  await using world = await startRestricted(issuer);
  const response = await fetch(`${world.client.url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${await issuer.token()}`,
    },
    body: JSON.stringify({
      query: 'query ($s: Boolean = true) { __typename @skip(if: $s) }',
      variables: { s: null },
    }),
  });

  expect({ status: response.status, body: await response.json() }).toMatchObject({
    status: 400,
    body: { errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] },
  });
});
