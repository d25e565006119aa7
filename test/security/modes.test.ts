import { expect, test } from '@jest/globals';
import { altered } from '../support/answers.ts';
import { CONTACTS } from '../support/ids.ts';
import { post, send } from './support/send.ts';
import { startTarget } from './support/target.ts';

const JSON_TYPE = { 'content-type': 'application/json' };

/** The response without the ids of the requests, which differ each time. */
const withoutIds = (text: string): string => text.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id');

/** The gateway handles every response of Connect, so the test injects a bug: it fails at a channel. */
const BUG = `
  const { includes } = Array.prototype;
  Array.prototype.includes = function (item, ...more) {
    if (item === 'BUG') throw new TypeError('a bug');
    return includes.call(this, item, ...more);
  };
`;
const WITH_A_BUG = `--import=data:text/javascript,${encodeURIComponent(BUG)}`;

/** The responses to errors, in the given mode. */
async function answersIn(mode: string): Promise<string[]> {
  await using target = await startTarget({
    NODE_ENV: mode,
    NODE_OPTIONS: WITH_A_BUG,
    // It decides whether errors name the schema, and its default depends on the mode.
    INTROSPECTION: 'false',
  });
  const broken = altered(({ Contact: contact }) => ({
    Contact: { ...(contact as object), Channel: 'BUG' },
  }));
  target.upstream.answerAll('DescribeContact', broken);
  const { url } = target;

  const seen = [
    await post(url, { query: `{ contact(id: "${CONTACTS.voice}") { name } }` }),
    await post(url, { query: '{ contac { id } }' }),
    await post(url, { query: '{' }),
    await post(url, {
      query: 'query ($filter: ContactFilterInput) { contacts(filter: $filter) { nodes { id } } }',
      variables: { filter: { channels: ['VOIC'] } },
    }),
    await send(url, { method: 'POST', headers: JSON_TYPE, body: '{"query"' }),
    await send(new URL('/nothing', url).href),
  ];
  target.process.kill('SIGTERM');
  const { stdout, stderr } = await target.process.ended;

  expect(stderr).toBe('');
  expect(stdout).toContain('"msg":"An error was masked"');
  return seen.map(({ status, text }) => `${status} ${withoutIds(text)}`);
}

/** An empty variable counts as absent. */
const MODES = ['', 'development', 'test', 'staging', 'PRODUCTION', 'production'];

test('errors are masked in the same way whatever NODE_ENV is', async () => {
  const [first = [], ...others] = await Promise.all(MODES.map(answersIn));

  expect(first[0]).toContain('The gateway failed. Its log has the details under the request id.');
  expect(first.map((answer) => /"code":"(\w+)"/.exec(answer)?.[1])).toStrictEqual([
    'INTERNAL_SERVER_ERROR',
    'GRAPHQL_VALIDATION_FAILED',
    'GRAPHQL_PARSE_FAILED',
    'BAD_USER_INPUT',
    'BAD_REQUEST',
    'NOT_FOUND',
  ]);
  expect(first.join('\n')).not.toMatch(/did you mean|stack|node_modules|\.[jt]s:\d/i);
  expect(others).toStrictEqual(Array(MODES.length - 1).fill(first));
}, 180_000);
