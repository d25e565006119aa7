import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startWorld, type World } from '../../../support/world.ts';
import { many } from '../hostile-documents/corpus/hostile-request.ts';

/** Longer than any test takes. */
const seconds = 3_000;
const LONG = 200_000;
const ARN = 'arn:aws:connect:us-east-1:123456789012:instance/i/contact/';

let world: World;

beforeAll(async () => {
  world = await startWorld({
    gateway: { costExtension: true, rateLimit: { requests: 100_000, seconds } },
  });
});

afterAll(async () => world[Symbol.asyncDispose]());

const under = (count: number, field: string): string =>
  many(count, (index) => `a${index}: ${field}`);

describe('a large variable', () => {
  test.each([
    ['text', `query ($v: ID!) { ${under(50, 'contact(id: $v) { id }')} }`, 'x'.repeat(LONG)],
    [
      'list',
      `query ($v: [ID!]) { ${under(50, 'contacts(filter: { queueIds: $v }) { nodes { id } }')} }`,
      Array(2_000).fill('x'),
    ],
    [
      'list of objects',
      `query ($v: [TagFilterInput!]) { ${under(20, 'queues(tags: $v) { nodes { id } }')} }`,
      Array(1_900).fill({ key: 'k', value: 'v' }),
    ],
  ])('of %s counts for each field that has it, and is rejected', async (_, query, v) => {
    const { status, errors } = await world.client.send(query, { v });

    expect({ status, errors }).toMatchObject({
      status: 400,
      errors: [{ extensions: { code: 'DOCUMENT_LIMIT_EXCEEDED', limit: { name: 'answerSize' } } }],
    });
    expect(world.upstream.calls).toStrictEqual([]);
  });

  test('is checked by one field for its points', async () => {
    const query = 'query ($v: ID!) { contact(id: $v) { id } }';

    const response = await fetch(`${world.client.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-include-cost': 'true' },
      body: JSON.stringify({ query, variables: { v: 'x'.repeat(LONG) } }),
    });

    // One for the request, four for the body, three for 3,125 values.
    expect(await response.json()).toMatchObject({
      errors: [{ extensions: { code: 'BAD_USER_INPUT' } }],
      extensions: { cost: { points: 8 } },
    });
  });

  test('is not repeated by errors, whether an ARN or a list with an error in each value', async () => {
    const answers = [
      await world.client.send('query ($v: ID!) { contact(id: $v) { id } }', {
        v: ARN + 'x'.repeat(LONG),
      }),
      await world.client.send(
        'query ($v: [ID!]) { contacts(filter: { queueIds: $v }) { nodes { id } } }',
        { v: Array(2_000).fill('..') },
      ),
    ];

    for (const { errors } of answers) {
      expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
      expect(JSON.stringify(errors).length).toBeLessThan(2_500);
    }
    expect(answers[1]?.errors[0]?.extensions?.['fields']).toHaveLength(10);
  });
});

describe('a large body costs points', () => {
  test.each([
    ['that is executed', '{ __typename }', 200],
    ['that is rejected', '{ nothing }', 400],
  ])('%s', async (_, query, expected) => {
    await using limited = await startWorld({ gateway: { rateLimit: { requests: 10, seconds } } });

    const statuses: number[] = [];
    for (let at = 0; at < 3; at += 1) {
      statuses.push((await limited.client.send(query, { v: 'x'.repeat(LONG) })).status);
    }

    expect(statuses).toStrictEqual([expected, expected, 429]);
  });
});

describe('null in a variable that has a default', () => {
  test.each([
    ['an argument', 'query ($v: ID = "x") { contact(id: $v) { id } }'],
    [
      'an argument further inside',
      'query ($v: [ContactReferenceType!] = [URL]) { contact(id: "x") { references(types: $v) { name } } }',
    ],
    [
      'a member of an input',
      'mutation ($v: ID = "x") { transferContact(input: { contactId: $v, target: { queueId: "q" } }) { __typename } }',
    ],
  ])('is an input error in %s that must not be null', async (_, query) => {
    const calls = world.upstream.calls.length;
    const lines = world.log.length;

    const { status, errors } = await world.client.send(query, { v: null });

    expect({ status, errors }).toMatchObject({
      status: 400,
      errors: [{ extensions: { code: 'BAD_USER_INPUT' } }],
    });
    expect(world.upstream.calls).toHaveLength(calls);
    expect(world.log.slice(lines).filter(({ level }) => Number(level) >= 50)).toStrictEqual([]);
  });
});
