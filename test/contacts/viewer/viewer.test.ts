import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DEFAULT_SCOPE_NAMES, PERMISSIONS } from '../../../src/auth/permission.ts';
import {
  bearer,
  type Claims,
  EVERY_SCOPE,
  startTestIssuer,
  SUBJECT,
  type TestIssuer,
} from '../../auth/support/test-issuer.ts';
import { maxCalls } from '../../gateway/graphql/cost/max-cost.ts';
import { altered } from '../../support/answers.ts';
import {
  CONTACTS,
  INSTANCE_ARN,
  INSTANCE_ID,
  QUEUES,
  UNKNOWN_ID,
  USERS,
} from '../../support/ids.ts';
import { startWorld, type World, type WorldOptions } from '../../support/world.ts';

let issuer: TestIssuer;
beforeAll(async () => {
  issuer = await startTestIssuer();
});
afterAll(async () => {
  await issuer[Symbol.asyncDispose]();
});

const start = async (options: WorldOptions = {}): Promise<World> =>
  startWorld({ ...options, gateway: { jwt: { ...issuer.options, userClaim: 'connect_user' } } });

const sendAs = async (world: World, claims: Claims, query: string) => {
  const token = await issuer.token({ scope: EVERY_SCOPE, ...claims });
  const { status, data, errors } = await world.client.send(query, {}, bearer(token));
  return {
    status,
    viewer: data?.['viewer'],
    codes: errors.map(({ extensions }) => extensions?.['code']),
  };
};

const WHOLE = `{ viewer {
  subject permissions scopes restriction { instanceIds queueIds }
  user { id username }
  contacts { contactId channel state queueId contact { id name active } }
} }`;
const OF_CONNECT = '{ viewer { user { id } contacts { contactId } } }';

const userArn = (id: string, instance = INSTANCE_ARN): string => `${instance}/agent/${id}`;

test('a viewer is the caller of the token, with the Connect user that it names', async () => {
  await using world = await start();

  const claims = { connect_user: USERS.amara, scope: 'directory:read contacts:read' };
  expect(await sendAs(world, claims, WHOLE)).toStrictEqual({
    status: 200,
    codes: [],
    viewer: {
      subject: SUBJECT,
      permissions: ['READ_CONTACTS', 'READ_DIRECTORY'],
      scopes: ['contacts:read', 'directory:read'],
      restriction: { instanceIds: null, queueIds: null },
      user: { id: USERS.amara, username: expect.any(String) },
      contacts: [
        {
          contactId: CONTACTS.taskOfAmara,
          channel: 'TASK',
          state: 'CONNECTED',
          queueId: QUEUES.claims,
          contact: { id: CONTACTS.taskOfAmara, name: expect.any(String), active: true },
        },
      ],
    },
  });
  expect(world.upstream.operations()).toStrictEqual([
    'DescribeContact',
    'DescribeUser',
    'GetCurrentUserData',
  ]);
});

describe('the Connect user', () => {
  const other = INSTANCE_ARN.replace(INSTANCE_ID, UNKNOWN_ID);
  const NONE = { user: null, contacts: null };

  test.each<[string, unknown]>([
    ['an id', USERS.chen],
    ['an ARN', userArn(USERS.chen)],
  ])('is named by %s', async (_, connectUser) => {
    await using world = await start();

    const { viewer } = await sendAs(world, { connect_user: connectUser }, OF_CONNECT);

    expect(viewer).toStrictEqual({
      user: { id: USERS.chen },
      contacts: [{ contactId: CONTACTS.chat }],
    });
  });

  test.each<[string, unknown]>([
    ['no claim', undefined],
    ['an empty claim', ''],
    ['a list', [USERS.amara]],
    ['a number', 7],
    ['an object', { id: USERS.amara }],
    ['a path', '..'],
    ['half a surrogate', '\ud800'],
    ['a long text', 'u'.repeat(257)],
    ['the ARN of a user of another instance', userArn(USERS.amara, other)],
    ['the ARN of a queue', `${INSTANCE_ARN}/queue/${USERS.amara}`],
    ['the ARN of the queue of a user', `${INSTANCE_ARN}/queue/agent/${USERS.amara}`],
    ['the ARN of a path', userArn('..')],
    ['the ARN of another service', `arn:aws:iam::111122223333:user/${USERS.amara}`],
    ['no ARN', 'arn:'],
  ])('is none by %s, and nothing is sent', async (_, connectUser) => {
    await using world = await start();

    expect(await sendAs(world, { connect_user: connectUser }, OF_CONNECT)).toStrictEqual({
      status: 200,
      viewer: NONE,
      codes: [],
    });
    expect(world.upstream.calls).toStrictEqual([]);
  });

  test('is none when Connect does not know it', async () => {
    await using world = await start();

    const { viewer, codes } = await sendAs(world, { connect_user: UNKNOWN_ID }, OF_CONNECT);

    expect({ viewer, codes }).toStrictEqual({ viewer: NONE, codes: [] });
  });

  test.each<[string, string, string[], boolean]>([
    ['an id, in the default instance', USERS.amara, [INSTANCE_ID], true],
    ['an id, elsewhere', USERS.amara, [UNKNOWN_ID], false],
    ['an ARN, of its instance', userArn(USERS.amara), [INSTANCE_ID], true],
    ['an ARN, of none of its instances', userArn(USERS.amara), [], false],
  ])('of a caller that is restricted to instances: %s', async (_, user, instances, isShown) => {
    await using world = await start();

    const { viewer } = await sendAs(world, { connect_user: user, instances }, OF_CONNECT);

    expect(viewer).toStrictEqual(
      isShown
        ? { user: { id: USERS.amara }, contacts: [{ contactId: CONTACTS.taskOfAmara }] }
        : NONE,
    );
    expect(world.upstream.calls.length > 0).toBe(isShown);
  });

  test('of a caller that is restricted to queues shows only their contacts', async () => {
    await using world = await start();
    const contactsIn = async (queue: string): Promise<unknown> =>
      (await sendAs(world, { connect_user: USERS.amara, queues: [queue] }, OF_CONNECT)).viewer;

    expect(await contactsIn(QUEUES.claims)).toMatchObject({
      contacts: [{ contactId: CONTACTS.taskOfAmara }],
    });
    expect(await contactsIn(QUEUES.billing)).toMatchObject({ contacts: [] });
  });

  test('without the variable is none, whatever the token has', async () => {
    await using world = await startWorld({ gateway: { jwt: issuer.options } });

    const { viewer } = await sendAs(world, { connect_user: USERS.amara }, OF_CONNECT);

    expect(viewer).toStrictEqual(NONE);
  });

  test('is never the subject of the token unless the variable names it', async () => {
    await using world = await startWorld({
      gateway: { jwt: { ...issuer.options, userClaim: 'sub' } },
    });

    const { viewer } = await sendAs(world, { sub: USERS.amara }, OF_CONNECT);

    expect(viewer).toMatchObject({ user: { id: USERS.amara } });
  });
});

describe('more contacts than a routing profile allows', () => {
  const idOf = (index: number): string => `${CONTACTS.taskOfAmara.slice(0, -2)}${10 + index}`;
  const answer = altered((output) => {
    const [user] = output['UserDataList'] as readonly object[];
    const Contacts = Array.from({ length: 40 }, (_, index) => ({
      ContactId: idOf(index),
      Channel: 'TASK',
      AgentContactState: 'INCOMING',
    }));
    return { ...output, UserDataList: [{ ...user, Contacts }] };
  });
  const selecting = (fields: string): string => `{ viewer { contacts { ${fields} } } }`;

  test('are listed, and no more of them are read than the query may cost', async () => {
    await using world = await start();
    world.upstream.answerAll('GetCurrentUserData', answer);
    const query = selecting('contactId contact { active }');

    const { data, errors } = await world.client.send(
      query,
      {},
      bearer(await issuer.token({ scope: EVERY_SCOPE, connect_user: USERS.amara })),
    );

    expect(data).toMatchObject({
      viewer: { contacts: Array.from({ length: 40 }, (_, index) => ({ contactId: idOf(index) })) },
    });
    const unread = errors.filter(({ extensions }) => extensions?.['code'] === 'LIST_TOO_LONG');
    expect(unread.map(({ path }) => path?.[2])).toStrictEqual([31, 32, 33, 34, 35, 36, 37, 38, 39]);
    expect(unread[0]).toMatchObject({ extensions: { limit: { name: 'entries', max: 31 } } });
    expect(world.upstream.calls).toHaveLength(1 + 31);
    expect(maxCalls(query)).toBeGreaterThanOrEqual(1 + 31);
  });

  test('have their ids without a read, and are counted in the size of the answer', async () => {
    await using world = await startWorld({
      gateway: { jwt: { ...issuer.options, userClaim: 'connect_user' }, costExtension: true },
    });
    const token = await issuer.token({ scope: EVERY_SCOPE, connect_user: USERS.amara });
    const sizeOf = async (): Promise<number> => {
      const response = await fetch(`${world.client.url}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-include-cost': 'true',
          ...bearer(token),
        },
        body: JSON.stringify({ query: selecting('contactId contact { id nodeId }') }),
      });
      const { errors, extensions } = (await response.json()) as {
        readonly errors?: unknown;
        readonly extensions: { readonly cost: { readonly answerSize: number } };
      };
      expect(errors).toBeUndefined();
      return extensions.cost.answerSize;
    };

    const usual = await sizeOf();
    world.upstream.answerAll('GetCurrentUserData', answer);
    expect(await sizeOf()).toBe(usual + (40 - 31) * 3);
    expect(world.upstream.operations()).not.toContain('DescribeContact');
  });
});

describe('a caller', () => {
  test('needs no scope to read what its token says', async () => {
    await using world = await start();
    const query = '{ viewer { subject permissions scopes restriction { instanceIds queueIds } } }';

    const claims = { scope: '', instances: [INSTANCE_ID], queues: [QUEUES.claims] };
    expect(await sendAs(world, claims, query)).toStrictEqual({
      status: 200,
      codes: [],
      viewer: {
        subject: SUBJECT,
        permissions: [],
        scopes: [],
        restriction: { instanceIds: [INSTANCE_ID], queueIds: [QUEUES.claims] },
      },
    });
    expect(await sendAs(world, { ...claims, queues: 7 }, query)).toMatchObject({
      viewer: { restriction: { queueIds: [] } },
    });
  });

  test.each(['user { id }', 'contacts { contactId }'])(
    'without directory:read is forbidden %s',
    async (field) => {
      await using world = await start();
      const claims = { connect_user: USERS.amara, scope: 'contacts:read' };

      expect(await sendAs(world, claims, `{ viewer { ${field} } }`)).toMatchObject({
        status: 403,
        codes: ['FORBIDDEN'],
      });
      expect(world.upstream.calls).toStrictEqual([]);
    },
  );

  test('without contacts:read is forbidden the contact itself', async () => {
    await using world = await start();
    const claims = { connect_user: USERS.amara, scope: 'directory:read' };

    expect(await sendAs(world, claims, '{ viewer { contacts { contact { id } } } }')).toMatchObject(
      { status: 403, codes: ['FORBIDDEN'] },
    );
  });

  test('without a token is rejected', async () => {
    await using world = await start();

    expect(await world.client.send('{ viewer { subject } }')).toMatchObject({
      status: 401,
      errors: [{ extensions: { code: 'UNAUTHENTICATED' } }],
    });
  });

  test("reads its scopes by the issuer's names", async () => {
    const scopeNames = { ...DEFAULT_SCOPE_NAMES, DIAL_CONTACTS: 'Contacts.Dial' };
    await using world = await startWorld({
      gateway: { jwt: { ...issuer.options, scopeNames } },
    });

    const { viewer } = await sendAs(
      world,
      { scope: 'Contacts.Dial openid' },
      '{ viewer { permissions scopes } }',
    );

    expect(viewer).toStrictEqual({ permissions: ['DIAL_CONTACTS'], scopes: ['Contacts.Dial'] });
  });

  test('is counted each id of a long claim', async () => {
    await using world = await startWorld({
      gateway: { jwt: issuer.options, costExtension: true },
    });
    const sizeOf = async (count: number): Promise<number> => {
      const queues = Array.from({ length: count }, (_, index) => `q${index}`);
      const response = await fetch(`${world.client.url}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-include-cost': 'true',
          ...bearer(await issuer.token({ queues })),
        },
        body: JSON.stringify({ query: '{ viewer { restriction { queueIds } } }' }),
      });
      const { data, extensions } = (await response.json()) as {
        readonly data: unknown;
        readonly extensions: { readonly cost: { readonly answerSize: number } };
      };
      expect(data).toStrictEqual({ viewer: { restriction: { queueIds: queues } } });
      return extensions.cost.answerSize;
    };

    const size = await sizeOf(100);
    expect(await sizeOf(1)).toBe(size);
    expect(await sizeOf(150)).toBe(size + 50);
  });
});

test('where authentication is off, every request has a viewer with all permissions', async () => {
  await using world = await startWorld();

  expect(await world.client.data(WHOLE)).toStrictEqual({
    viewer: {
      subject: null,
      permissions: [...PERMISSIONS],
      scopes: Object.values(DEFAULT_SCOPE_NAMES),
      restriction: { instanceIds: null, queueIds: null },
      user: null,
      contacts: null,
    },
  });
  expect(world.upstream.calls).toStrictEqual([]);
});
