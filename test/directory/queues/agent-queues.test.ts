import { describe, expect, test } from '@jest/globals';
import { parseSeed, type Seed } from '../../../src/emulator/seed.ts';
import { bearer, EVERY_SCOPE, startTestIssuer } from '../../auth/support/test-issuer.ts';
import { altered, exception } from '../../support/answers.ts';
import { directoryOf } from '../../support/directory.ts';
import type { Answer } from '../../support/exchange.ts';
import { startWorld, type World } from '../../support/world.ts';

const idOf = (kind: number, index: number): string =>
  `${kind}0000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
const USERS = Array.from({ length: 60 }, (_, index) => idOf(3, index));
const [ADA = '', BEN = '', CLEO = ''] = USERS;
const CLAIMS = idOf(2, 1);
const BILLING = idOf(2, 2);
const QUEUES = [CLAIMS, BILLING];
const AWS_RATES = { rates: new Map<string, never>(), share: 1 };
const DESCRIBE = ['DescribeQueue', 'DescribeUser'];

/** A contact centre in which each of these queues has one task; the first is the latest. */
function oneTaskIn(queueIds: readonly string[]): Seed {
  return parseSeed({
    ...directoryOf({ queues: QUEUES, users: USERS, profiles: ['profile-1'], quickConnects: [] }),
    queues: QUEUES.map((id) => ({ id, name: `Queue ${id}` })),
    contacts: queueIds.map((queueId, index) => ({
      id: `contact-${index + 1}`,
      name: `Task ${index + 1}`,
      queueId,
      initiationTimestamp: -60 * (index + 1),
    })),
  });
}

/** A gateway and a Connect that both keep AWS's quotas. */
async function startWithAwsQuotas(seed: Seed): Promise<World> {
  return startWorld({
    emulator: { seed, quotas: 'aws' },
    gateway: { rates: AWS_RATES },
    maxAttempts: 3,
  });
}

const page = (fields: string): string =>
  `{ contacts(first: 60) { nodes { queue { ${fields} } } } }`;

const queueOf = (id: string): object => ({
  queue: { id, type: QUEUES.includes(id) ? 'STANDARD' : 'AGENT' },
});

/** Connect's search for users does not show these yet. */
const withoutUsers = (...hidden: string[]): Answer =>
  altered((answer) => ({
    ...answer,
    Users: (answer['Users'] as { Id: string }[]).filter(({ Id }) => !hidden.includes(Id)),
  }));

describe('a page of contacts in agent queues', () => {
  test("is whole under AWS's quotas: 60 contacts in 60 agent queues cost three searches", async () => {
    await using world = await startWithAwsQuotas(oneTaskIn(USERS));

    const data = await world.client.data(page('id type'));

    expect(data).toStrictEqual({ contacts: { nodes: USERS.map(queueOf) } });
    expect(world.upstream.operations()).toStrictEqual([
      'SearchContacts',
      'SearchQueues',
      'SearchUsers',
    ]);
  });

  test('has what is known of an agent queue: its id and its ARN, but no name and no metrics', async () => {
    await using world = await startWithAwsQuotas(oneTaskIn([ADA, CLAIMS, BEN]));

    const data = await world.client.data(
      page('id arn name enabled maxContacts metrics { agentsOnline }'),
    );

    const ownQueue = (id: string): object => ({
      queue: {
        id,
        arn: expect.stringMatching(RegExp(`:instance/[^/]+/queue/agent/${id}$`)),
        name: null,
        enabled: true,
        maxContacts: null,
        metrics: null,
      },
    });
    expect(data).toStrictEqual({
      contacts: {
        nodes: [
          ownQueue(ADA),
          { queue: expect.objectContaining({ id: CLAIMS, metrics: { agentsOnline: 0 } }) },
          ownQueue(BEN),
        ],
      },
    });
    expect(world.upstream.operations()).not.toContain('DescribeQueue');
  });

  test('is read from the cache the second time', async () => {
    await using world = await startWithAwsQuotas(oneTaskIn(USERS.slice(0, 3)));

    const first = await world.client.data(page('id type arn'));
    const before = world.upstream.calls.length;
    const second = await world.client.data(page('id type arn'));

    expect(second).toStrictEqual(first);
    expect(world.upstream.calls.slice(before)).toMatchObject([{ operation: 'SearchContacts' }]);
  });

  test('has for a restricted caller only the queues that it may read', async () => {
    await using issuer = await startTestIssuer();
    const token = bearer(await issuer.token({ scope: EVERY_SCOPE, queues: [ADA, BEN, CLAIMS] }));
    await using world = await startWorld({
      emulator: { seed: oneTaskIn([ADA, CLEO, CLAIMS, BEN, BILLING]), quotas: 'aws' },
      gateway: { rates: AWS_RATES, jwt: issuer.options },
    });

    const { data, errors } = await world.client.send(page('id type'), {}, token);

    expect(errors).toStrictEqual([]);
    expect(data).toStrictEqual({ contacts: { nodes: [ADA, CLAIMS, BEN].map(queueOf) } });
    expect(world.upstream.operations()).toStrictEqual([
      'SearchContacts',
      'SearchQueues',
      'SearchUsers',
    ]);
  });

  test('with a single agent queue describes it', async () => {
    await using world = await startWithAwsQuotas(oneTaskIn([CLAIMS, ADA, BILLING]));

    const data = await world.client.data(page('id type'));

    const all = [CLAIMS, ADA, BILLING].map(queueOf);
    expect(data).toStrictEqual({ contacts: { nodes: all } });
    expect(world.upstream.operations()).toStrictEqual([
      'DescribeQueue',
      'SearchContacts',
      'SearchQueues',
    ]);
  });

  test('finds up to two queues that no search shows yet', async () => {
    await using world = await startWithAwsQuotas(oneTaskIn(USERS));
    world.upstream.answerAll('SearchUsers', withoutUsers(BEN, CLEO));

    const data = await world.client.data(page('id type'));

    expect(data).toStrictEqual({ contacts: { nodes: USERS.map(queueOf) } });
    expect(world.upstream.operations().filter((name) => DESCRIBE.includes(name))).toStrictEqual([
      'DescribeQueue',
      'DescribeQueue',
    ]);
  });

  test('reports more queues that no search shows as not found, and describes none of them', async () => {
    await using world = await startWithAwsQuotas(oneTaskIn(USERS));
    const hidden = USERS.slice(0, 30);
    world.upstream.answerAll('SearchUsers', withoutUsers(...hidden));

    const { data, errors } = await world.client.send(page('id type'));

    expect(data).toStrictEqual({
      contacts: {
        nodes: USERS.map((id) => (hidden.includes(id) ? { queue: null } : queueOf(id))),
      },
    });
    expect(errors.map(({ message }) => message)).toStrictEqual(
      hidden.map((id) => `Queue "${id}" was not found in Amazon Connect.`),
    );
    expect(world.upstream.operations().filter((name) => DESCRIBE.includes(name))).toStrictEqual([]);
  });

  test('does not report agent queues as missing when the users cannot be read', async () => {
    await using world = await startWithAwsQuotas(oneTaskIn([ADA, CLAIMS, BEN]));
    world.upstream.answerAll('SearchUsers', exception('InternalServiceException', 500));

    const { data, errors } = await world.client.send(page('id type'));

    expect(data).toStrictEqual({
      contacts: { nodes: [{ queue: null }, queueOf(CLAIMS), { queue: null }] },
    });
    expect(errors.map(({ extensions }) => extensions?.['code'])).toStrictEqual([
      'UPSTREAM_UNAVAILABLE',
      'UPSTREAM_UNAVAILABLE',
    ]);
  });
});
