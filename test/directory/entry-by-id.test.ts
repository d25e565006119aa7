import { describe, expect, test } from '@jest/globals';
import { bearer, EVERY_SCOPE, startTestIssuer } from '../auth/support/test-issuer.ts';
import { exception } from '../support/answers.ts';
import {
  FLOWS,
  INSTANCE_ID,
  QUEUES,
  QUICK_CONNECTS,
  ROUTING_PROFILES,
  UNKNOWN_ID,
  USERS,
} from '../support/ids.ts';
import { startWorld } from '../support/world.ts';

const OTHER_INSTANCE = '10000000-0000-4000-8000-000000000002';

/** A root field, an id that exists, a field of the entry with its value, and the calls for one id and for two. */
const ROOTS = [
  ['queue', QUEUES.claims, { name: 'Claims' }, 'DescribeQueue', ['SearchQueues', 'SearchUsers']],
  ['user', USERS.amara, { username: 'amara' }, 'DescribeUser', ['SearchUsers']],
  [
    'quickConnect',
    QUICK_CONNECTS.billing,
    { name: 'Billing' },
    'DescribeQuickConnect',
    ['SearchQuickConnects'],
  ],
  [
    'contactFlow',
    FLOWS.queueTransfer,
    { name: 'Transfer to queue' },
    'ListContactFlows',
    ['ListContactFlows'],
  ],
  [
    'routingProfile',
    ROUTING_PROFILES.claimsHandlers,
    { name: 'Claims handlers' },
    'DescribeRoutingProfile',
    ['SearchRoutingProfiles'],
  ],
] as const;

/** The calls that are searches, or lists: what does not follow from an id that no search finds. */
const withoutDescribe = (operations: readonly string[]): string[] =>
  operations.filter((name) => !name.startsWith('Describe'));

describe.each(ROOTS)('Query.%s', (field, id, expected, read, batch) => {
  const [shown = ''] = Object.keys(expected);

  test('reads the entry by its id, and the second time from the cache', async () => {
    await using world = await startWorld();
    const query = `query ($id: ID!) { ${field}(id: $id) { id instanceId ${shown} } }`;

    const first = await world.client.data(query, { id });
    const second = await world.client.data(query, { id });

    expect(first).toStrictEqual({ [field]: { id, instanceId: INSTANCE_ID, ...expected } });
    expect(second).toStrictEqual(first);
    expect(world.upstream.operations()).toStrictEqual([read]);
  });

  test('is null for an id that Connect does not know, without an error', async () => {
    await using world = await startWorld();

    const data = await world.client.data(`{ ${field}(id: "${UNKNOWN_ID}") { id } }`);

    expect(data).toStrictEqual({ [field]: null });
    expect(world.upstream.operations()).toContain(read);
  });

  test('reads several by one search', async () => {
    await using world = await startWorld();

    const data = await world.client.data(
      `{ a: ${field}(id: "${id}") { ${shown} } b: ${field}(id: "${UNKNOWN_ID}") { id } c: ${field}(id: "99999999-0000-4000-8000-000000000001") { id } }`,
    );

    expect(data).toStrictEqual({ a: expected, b: null, c: null });
    expect(withoutDescribe(world.upstream.operations())).toStrictEqual(batch);
  });

  test.each([
    ['an empty id', '', 'must have'],
    ['dots, which would change the path of the request', '..', 'must be an id'],
  ])('rejects %s', async (_, value, message) => {
    await using world = await startWorld();

    const { data, errors } = await world.client.send(
      `query ($id: ID!) { ${field}(id: $id) { id } }`,
      { id: value },
    );

    expect(data).toStrictEqual({ [field]: null });
    expect(errors).toMatchObject([
      {
        path: [field],
        extensions: {
          code: 'BAD_USER_INPUT',
          fields: [{ path: ['id'], message: expect.stringContaining(message) }],
        },
      },
    ]);
    expect(world.upstream.calls).toStrictEqual([]);
  });

  test('rejects an instance that the gateway does not allow', async () => {
    await using world = await startWorld();

    const { errors } = await world.client.send(
      `{ ${field}(id: "${id}", instanceId: "${OTHER_INSTANCE}") { id } }`,
    );

    expect(errors).toMatchObject([
      { extensions: { code: 'BAD_USER_INPUT', fields: [{ path: ['instanceId'] }] } },
    ]);
    expect(world.upstream.calls).toStrictEqual([]);
  });

  test('is FORBIDDEN for a caller that is restricted to another instance', async () => {
    await using issuer = await startTestIssuer();
    await using world = await startWorld({ gateway: { jwt: issuer.options } });
    const token = bearer(await issuer.token({ scope: EVERY_SCOPE, instances: [OTHER_INSTANCE] }));

    const { data, errors } = await world.client.send(`{ ${field}(id: "${id}") { id } }`, {}, token);

    expect(data).toStrictEqual({ [field]: null });
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    expect(world.upstream.calls).toStrictEqual([]);
  });

  test('is null with an error when the read fails', async () => {
    await using world = await startWorld();
    world.upstream.answerAll(read, exception('InternalServiceException', 500));

    const { data, errors } = await world.client.send(`{ ${field}(id: "${id}") { id } }`);

    expect(data).toStrictEqual({ [field]: null });
    expect(errors).toMatchObject([{ path: [field], extensions: { code: 'UPSTREAM_UNAVAILABLE' } }]);
  });
});

describe('Query.queue', () => {
  test('with the id of a user is the agent queue of this user', async () => {
    await using world = await startWorld();

    const data = await world.client.data(`{ queue(id: "${USERS.ben}") { id type name } }`);

    expect(data).toStrictEqual({ queue: { id: USERS.ben, type: 'AGENT', name: null } });
  });

  test('is FORBIDDEN for another queue than those of a restricted caller, whether or not it exists', async () => {
    await using issuer = await startTestIssuer();
    await using world = await startWorld({ gateway: { jwt: issuer.options } });
    const token = bearer(await issuer.token({ scope: EVERY_SCOPE, queues: [QUEUES.claims] }));

    const { data, errors } = await world.client.send(
      `{ own: queue(id: "${QUEUES.claims}") { name }
         other: queue(id: "${QUEUES.billing}") { name }
         unknown: queue(id: "${UNKNOWN_ID}") { name } }`,
      {},
      token,
    );

    expect(data).toStrictEqual({ own: { name: 'Claims' }, other: null, unknown: null });
    expect(errors.map(({ path, extensions }) => [path, extensions?.['code']])).toStrictEqual([
      [['other'], 'FORBIDDEN'],
      [['unknown'], 'FORBIDDEN'],
    ]);
    expect(world.upstream.operations()).toStrictEqual(['DescribeQueue']);
  });
});

test.each([':$SAVED', ':$LATEST'])(
  'Query.contactFlow ignores the alias %s of a version',
  async (alias) => {
    await using world = await startWorld();

    const data = await world.client.data('query ($id: ID!) { contactFlow(id: $id) { id } }', {
      id: `${FLOWS.inbound}${alias}`,
    });

    expect(data).toStrictEqual({ contactFlow: { id: FLOWS.inbound } });
  },
);
