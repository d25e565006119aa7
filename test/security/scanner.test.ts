import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CHECKS } from './support/checks.ts';
import { post, send } from './support/send.ts';
import { startTarget, type Target } from './support/target.ts';

/** What scanners treat as a finding, wherever it occurs. */
const FINDING =
  /did you mean|graphiql|playground|stack|exception|tracing|ftv1|node_modules|\.[jt]s:\d/i;

describe('in production mode scanners find no', () => {
  let target: Target;
  beforeAll(async () => {
    target = await startTarget();
  });
  afterAll(async () => target[Symbol.asyncDispose]());

  test.each(CHECKS)('%s', async (_, attempts) => {
    const before = target.upstream.calls.length;

    const seen = await Promise.all(attempts.map(async ([send]) => send(target.url)));

    expect(seen.map(({ status, codes: [code] }) => [status, code])).toStrictEqual(
      attempts.map(([, status, code]) => [status, code]),
    );
    expect(seen.map(({ extensions }) => extensions)).toStrictEqual(attempts.map(() => undefined));
    expect(new Set(seen.flatMap(({ codes }) => codes))).not.toContain('INTERNAL_SERVER_ERROR');
    expect(seen.filter(({ text }) => FINDING.test(text))).toStrictEqual([]);
    expect(target.upstream.calls.slice(before)).toStrictEqual([]);
  });

  test('are twelve', () => {
    expect(CHECKS).toHaveLength(12);
  });
});

test('what is enabled in production is available', async () => {
  await using target = await startTarget({ GRAPHIQL: 'true', INTROSPECTION: 'true' });
  const accept = { headers: { accept: 'text/html' } };

  const page = await send(new URL('/graphiql', target.url).href, accept);
  const schema = await post(target.url, { query: '{ __schema { queryType { name } } }' });
  const typo = await post(target.url, { query: '{ contac { id } }' });

  expect(page).toMatchObject({ status: 200, text: expect.stringContaining('<title>') });
  expect(schema.data).toStrictEqual({ __schema: { queryType: { name: 'Query' } } });
  expect(typo).toMatchObject({ status: 400, codes: ['GRAPHQL_VALIDATION_FAILED'] });
  expect(typo.text).not.toMatch(FINDING);
});
