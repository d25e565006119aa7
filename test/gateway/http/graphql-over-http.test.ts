import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { serverAudits } from 'graphql-http';
import { startWorld, type World } from '../../support/world.ts';

/**
 * Audits that must be rejected. They send a GET that a link on any web page can make a browser send: the CSRF
 * protection requires a header that such a page cannot set.
 */
const REJECTED_AS_FORGEABLE: readonly string[] = ['5A70', 'D6D5', '6A70'];

describe('GraphQL over HTTP', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(async () => world[Symbol.asyncDispose]());

  const audits = serverAudits({ url: () => `${world.client.url}/graphql` });
  const required = audits.filter(({ id }) => !REJECTED_AS_FORGEABLE.includes(id));
  const rejected = audits.filter(({ id }) => REJECTED_AS_FORGEABLE.includes(id));

  test('has 13 audits that MUST pass, 23 that SHOULD, and 25 that MAY', () => {
    const counts = ['MUST ', 'SHOULD ', 'MAY '].map(
      (word) => audits.filter(({ name }) => name.startsWith(word)).length,
    );

    expect(counts).toStrictEqual([13, 23, 25]);
    expect(rejected).toHaveLength(REJECTED_AS_FORGEABLE.length);
  });

  test.each(required)('$id $name', async ({ fn }) => {
    const { status, ...result } = await fn();

    expect({ status, reason: 'reason' in result ? result.reason : undefined }).toStrictEqual({
      status: 'ok',
      reason: undefined,
    });
  });

  test.each(rejected)('$id $name: not without a header that shows intent', async ({ fn }) => {
    const result = await fn();

    expect(result).toMatchObject({
      status: 'notice',
      reason: 'Response status code is not 200',
      response: { status: 400 },
    });
  });

  test.each(rejected)('$id $name: with such a header', async ({ id }) => {
    const intent = { 'apollo-require-preflight': '1' };
    const withIntent = serverAudits({
      url: `${world.client.url}/graphql`,
      fetchFn: (url: string, { headers, ...init }: RequestInit = {}) =>
        fetch(url, {
          ...init,
          headers: { ...Object.fromEntries(new Headers(headers)), ...intent },
        }),
    });

    expect(await withIntent.find((audit) => audit.id === id)?.fn()).toMatchObject({ status: 'ok' });
  });
});

describe('the status of a document that is rejected', () => {
  const NEWER = 'application/graphql-response+json';
  test.each([
    ['application/json', 200, 'application/json'],
    ['application/json, multipart/mixed', 200, 'application/json'],
    [NEWER, 400, NEWER],
    [`${NEWER}, application/json;q=0.9`, 400, NEWER],
    ['*/*', 400, 'application/json'],
  ])('for clients that accept %s is %d', async (accept, status, type) => {
    await using world = await startWorld();

    for (const query of [
      '{',
      '{ nothing }',
      'query ($n: Int!) { queues(first: $n) { totalCount } }',
    ]) {
      const answer = await world.client.send(query, {}, { accept });

      expect(answer).toMatchObject({ status, data: undefined, errors: [expect.anything()] });
      expect(answer.headers.get('content-type')).toBe(`${type}; charset=utf-8`);
    }
    expect(world.upstream.calls).toStrictEqual([]);
  });
});
