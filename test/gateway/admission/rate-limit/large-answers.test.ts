import { describe, expect, test } from '@jest/globals';
import { parseSeed } from '../../../../src/emulator/seed.ts';
import { sha256 } from '../../../../src/gateway/admission/persisted-documents/manifest.ts';
import {
  LARGE,
  largeContactCentre,
  largeContactCentreJson,
} from '../../../support/contact-centre.ts';
import { figure } from '../../../support/figure.ts';
import { CONTACTS, QUEUES } from '../../../support/ids.ts';
import { startWorld, type World, type WorldOptions } from '../../../support/world.ts';

/** Longer than any test takes. */
const seconds = 3_000;
const SECRET = 'known-to-the-router-only';
const ASK = { 'x-include-cost': 'true' };

const aliases = (count: number, field: string): string =>
  Array.from({ length: count }, (_, index) => `a${index}: ${field}`).join(' ');

/** Within all limits: 14,560 values, which are 15 points. */
const SIXTEEN_LISTS = `{ ${aliases(
  16,
  'users(first: 100) { nodes { id arn instanceId username firstName lastName routingProfileId } }',
)} }`;
const POINTS = 15;

/** Of a page of contacts with 60 attributes each, an answer of 300,000 values. */
const VALUES = `{ contacts(first: 100) { nodes { attributes { ${aliases(50, 'value')} } } } }`;

/** The points of 25 contacts with their attributes: pages, waits, 60 attributes each, and their 32,768 bytes. */
const SIZE_OF_25 = 9 + 25 + 1 + 25 * (1 + 9 + 60 * 3 + 128);

/** One transfer, whose result contains the attributes of the new contact: 10 points. */
const TRANSFER = `mutation {
  transferContact(input: {
    contactId: "${CONTACTS.unassignedTask}", target: { queueId: "${QUEUES.billing}" }
  }) { ... on TransferContactSuccess { contact { attributes { ${aliases(49, 'value')} } } } }
}`;

function start(requests: number, gateway: WorldOptions['gateway'] = {}): Promise<World> {
  return startWorld({
    gateway: { costExtension: true, rateLimit: { requests, seconds }, ...gateway },
  });
}

/** How many points the caller has left: it spends them. */
async function spendRest({ client }: World): Promise<number> {
  let left = 0;
  while ((await client.send('{ __typename }')).status === 200) left += 1;
  return left;
}

async function post(world: World, members: object, headers: object = {}): Promise<Response> {
  return fetch(`${world.client.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(members),
  });
}

describe('a caller spends points for the size of an answer', () => {
  test('as the extension reports them, and one at least', async () => {
    await using world = await start(40);

    const answers = [];
    for (const query of ['{ __typename }', SIXTEEN_LISTS]) {
      const answer = await post(world, { query }, ASK);
      answers.push(await answer.json());
    }

    expect(answers).toMatchObject([
      { extensions: { cost: { answerSize: 1, points: 1 } } },
      { extensions: { cost: { answerSize: 14_560, points: POINTS } } },
    ]);
    expect(await spendRest(world)).toBe(40 - 1 - POINTS);
  });

  test.each([
    ['by POST', (world: World) => post(world, { query: SIXTEEN_LISTS })],
    [
      'by GET',
      ({ client }: World) =>
        fetch(`${client.url}/graphql?query=${encodeURIComponent(SIXTEEN_LISTS)}`, {
          headers: { 'apollo-require-preflight': 'true' },
        }),
    ],
    [
      'by the id of a persisted document',
      (world: World) => post(world, { documentId: `sha256:${sha256(SIXTEEN_LISTS)}` }),
    ],
    [
      'by fragments and variables',
      (world: World) =>
        post(world, {
          query: `query ($first: Int) { ${aliases(16, 'users(first: $first) { ...Page }')} }
            fragment Page on UserConnection { nodes { ...All } }
            fragment All on User { id arn instanceId username firstName lastName routingProfileId }`,
          variables: { first: 100 },
        }),
    ],
  ])('%s', async (_, send) => {
    const documents = new Map([[sha256(SIXTEEN_LISTS), SIXTEEN_LISTS]]);
    await using world = await start(20, { persistedDocuments: { mode: 'on', documents } });

    const answer = await send(world);

    expect(answer.status).toBe(200);
    expect(await spendRest(world)).toBe(20 - POINTS);
  });

  test('those answers leave the rest of a thousand points for the window', async () => {
    await using world = await start(100);

    const statuses: number[] = [];
    for (let at = 0; at < 8; at += 1) {
      statuses.push((await world.client.send(SIXTEEN_LISTS)).status);
    }

    expect(statuses).toStrictEqual([200, 200, 200, 200, 200, 200, 429, 429]);
  });

  test('not for what is rejected before execution', async () => {
    await using world = await start(20, { maxOperationCost: 10 });

    const answers = [
      await world.client.send(SIXTEEN_LISTS.replace('lastName', 'nothing')),
      await world.client.send(SIXTEEN_LISTS),
      await world.client.send(VALUES),
    ];

    expect(answers.map(({ errors: [error] }) => error?.extensions?.['code'])).toStrictEqual([
      'GRAPHQL_VALIDATION_FAILED',
      'OPERATION_TOO_EXPENSIVE',
      'OPERATION_TOO_EXPENSIVE',
    ]);
    expect(await spendRest(world)).toBe(20 - 3);
  });

  test('all of them where it costs more than the limit, so that a full limit is enough for any answer', async () => {
    await using world = await start(POINTS - 5);

    expect((await world.client.send(SIXTEEN_LISTS)).status).toBe(200);
    expect((await world.client.send('{ __typename }')).status).toBe(429);
  });
});

describe('a caller spends points for a long document', () => {
  const long = `{ __typename } #${'x'.repeat(8_000)}`;

  test('before it is parsed, whatever its answer contains', async () => {
    await using world = await start(20);

    const answers = [];
    for (const query of [long, `${long}\n}`]) answers.push(await post(world, { query }, ASK));

    expect(answers.map(({ status }) => status)).toStrictEqual([200, 400]);
    expect(await answers[0]?.json()).toMatchObject({ extensions: { cost: { points: 5 } } });
    expect(await spendRest(world)).toBe(20 - 5 - 5);
  });

  test('and is rejected by the rate limit when there are too few', async () => {
    await using world = await start(5);
    await world.client.send('{ __typename }');

    const { status, headers, errors } = await world.client.send(long);

    expect({ status, errors }).toMatchObject({
      status: 429,
      errors: [{ extensions: { code: 'RATE_LIMITED' } }],
    });
    expect(Number(headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    expect(await spendRest(world)).toBe(0);
  });

  test('and no more than the whole limit together with its answer', async () => {
    await using world = await start(8);

    const answer = await world.client.send(`${SIXTEEN_LISTS} #${'x'.repeat(4_000)}`);

    expect(answer.status).toBe(200);
    expect(await spendRest(world)).toBe(0);
  });
});

describe('a caller without the points for an answer', () => {
  test('is answered like every caller over the limit, and nothing is sent to Connect', async () => {
    await using world = await start(POINTS);
    await world.client.send('{ __typename }');

    const { status, headers, data, errors } = await world.client.send(SIXTEEN_LISTS);

    const retryAfter = Number(headers.get('retry-after'));
    expect({ status, data, errors }).toStrictEqual({
      status: 429,
      data: undefined,
      errors: [
        {
          message: `Rate limit exceeded. The request was not processed; retry in ${retryAfter} s.`,
          extensions: { code: 'RATE_LIMITED', retryAfter, requestId: expect.any(String) },
        },
      ],
    });
    expect(Number.isInteger(retryAfter) && retryAfter >= 1 && retryAfter <= seconds).toBe(true);
    expect(world.upstream.calls).toStrictEqual([]);
    expect(await figure(world, 'gateway_graphql_errors_total{code="RATE_LIMITED"}')).toBe(1);
  });

  test('loses its remaining points, and is logged once', async () => {
    await using world = await start(POINTS);
    await world.client.send('{ __typename }');

    await world.client.send(SIXTEEN_LISTS);

    expect(await spendRest(world)).toBe(0);
    const lines = world.log.filter(({ msg }) => String(msg).startsWith('Rate limit exceeded'));
    expect(lines).toMatchObject([{ level: 40 }]);
  });

  test('transfers nothing', async () => {
    await using world = await start(10);
    await world.client.send('{ __typename }');

    const { status, errors } = await world.client.send(TRANSFER);

    expect({ status, errors }).toMatchObject({
      status: 429,
      errors: [{ extensions: { code: 'RATE_LIMITED' } }],
    });
    expect(world.upstream.calls).toStrictEqual([]);
    expect(world.executedTransfers).toStrictEqual([]);
    expect(world.audit).toStrictEqual([]);
  });
});

describe('an answer that could be too large', () => {
  test.each([
    ['with the limit of requests', { rateLimit: { requests: 10, seconds } }],
    ['without it', { rateLimit: undefined }],
  ])('is rejected %s, and nothing is sent to Connect', async (_, gateway) => {
    await using world = await startWorld({
      emulator: { seed: largeContactCentre() },
      gateway,
    });

    const { status, data, errors } = await world.client.send(VALUES);

    expect({ status, data, errors }).toStrictEqual({
      status: 400,
      data: undefined,
      errors: [
        {
          message: expect.stringMatching(
            /^There may be at most 40000 values in an answer, long texts counted as several\. The answer to this operation could have \d{6}\. /,
          ),
          extensions: {
            code: 'DOCUMENT_LIMIT_EXCEEDED',
            limit: { name: 'answerSize', max: 40_000 },
            requestId: expect.any(String),
          },
        },
      ],
    });
    expect(world.upstream.calls).toStrictEqual([]);
    const counted = 'gateway_graphql_errors_total{code="DOCUMENT_LIMIT_EXCEEDED"}';
    expect(await figure(world, counted)).toBe(1);
    expect(world.log).toContainEqual(
      expect.objectContaining({ limit: 'answerSize', msg: 'Document limit exceeded' }),
    );
  });

  test('is one of entities, too, also for a router, which spends no points', async () => {
    await using world = await start(1, { federation: { secret: SECRET } });
    const representations = Array.from({ length: 1_000 }, (_, index) => ({
      __typename: 'User',
      id: `user-${index}`,
    }));
    const send = (selection: string): Promise<Response> =>
      post(
        world,
        {
          query: `query ($of: [_Any!]!) { _entities(representations: $of) { ... on User { ${selection} } } }`,
          variables: { of: representations },
        },
        { 'x-federation-secret': SECRET },
      );

    const [small, large] = [await send('username'), await send(aliases(40, 'username'))];

    expect([small.status, large.status]).toStrictEqual([200, 400]);
    expect(await large.json()).toMatchObject({
      errors: [{ extensions: { limit: { name: 'answerSize' } } }],
    });
  });

  test('is one whose lists turn out longer than expected: the fields above the limit are null', async () => {
    const attributes = Object.fromEntries(
      Array.from({ length: 700 }, (_, index) => [`key-${index}`, 'value']),
    );
    const { contacts, ...seed } = largeContactCentreJson() as { contacts: object[] };
    await using world = await startWorld({
      emulator: {
        seed: parseSeed({ ...seed, contacts: contacts.map((each) => ({ ...each, attributes })) }),
      },
    });

    const answer = await world.client.send('{ contacts { nodes { attributes { key value } } } }');

    // 25 contacts were expected to have 60 attributes each: 8,000 values. The 640 more of each are 1,920.
    expect(answer.status).toBe(200);
    const { nodes } = answer.data?.['contacts'] as { nodes: { attributes: unknown[] | null }[] };
    const lengths = nodes.map((each) => each.attributes?.length ?? null).sort();
    expect(new Set(lengths)).toStrictEqual(new Set([700, null]));
    const given = lengths.filter((length) => length === 700).length;
    expect(given).toBe(Math.floor((40_000 - SIZE_OF_25) / (640 * 3)));
    expect(answer.errors).toHaveLength(25 - given);
    expect(answer.errors[0]).toMatchObject({
      extensions: { code: 'DOCUMENT_LIMIT_EXCEEDED', limit: { name: 'answerSize', max: 40_000 } },
    });
  });

  test('is not a full page with its attributes', async () => {
    await using world = await startWorld({ emulator: { seed: largeContactCentre() } });

    const { contacts } = await world.client.data(
      `{ contacts(first: 100) { nodes { id name channel queue { name } attributes { key value } } } }`,
    );

    expect(contacts).toMatchObject({ nodes: { length: LARGE.contacts.length } });
  });
});
