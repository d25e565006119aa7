import { describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { bearer, scopeOf, startTestIssuer } from '../auth/support/test-issuer.ts';
import { QUEUES } from '../support/ids.ts';
import { startWorld } from '../support/world.ts';
import { visit } from './browser.ts';

/** What a page gets. */
interface Answer {
  /** The ids of queues, or the codes of errors. */
  readonly read: readonly string[];
  /** The same for two answers when the second one is out of the browser's cache. */
  readonly requestId: string | null;
}

/** Reads the queues by GET, as a page does with a client such as Apollo's with `useGETForQueries`. */
async function readQueues(page: Page, headers: Record<string, string>): Promise<Answer> {
  return page.evaluate(async (more) => {
    const search = new URLSearchParams({ query: '{ queues { nodes { id } } }' });
    const response = await fetch(`/graphql?${String(search)}`, {
      headers: { 'apollo-require-preflight': '1', ...more },
    });
    const { data, errors = [] } = (await response.json()) as {
      data?: { queues: { nodes: { id: string }[] } };
      errors?: { extensions: { code: string } }[];
    };
    const ids = data?.queues.nodes.map(({ id }) => id);
    return {
      read: ids ?? errors.map(({ extensions }) => extensions.code),
      requestId: response.headers.get('x-request-id'),
    };
  }, headers);
}

describe('the cache of a browser', () => {
  test('gives no caller the queues of another, and none to a page without a token', async () => {
    await using issuer = await startTestIssuer();
    await using world = await startWorld({ gateway: { graphiql: true, jwt: issuer.options } });
    await using visited = await visit(`${world.client.url}/graphiql`);
    const { page } = visited;
    const scope = scopeOf('READ_DIRECTORY');
    const everything = bearer(await issuer.token({ scope }));
    const billing = bearer(await issuer.token({ scope, queues: [QUEUES.billing] }));

    const { read: all } = await readQueues(page, everything);
    const { read: some } = await readQueues(page, billing);
    const { read: none } = await readQueues(page, {});

    expect(all).toContain(QUEUES.claims);
    expect(some).toStrictEqual([QUEUES.billing]);
    expect(none).toStrictEqual(['UNAUTHENTICATED']);
  });

  test('keeps queues without authentication, but not for a request with a token', async () => {
    await using world = await startWorld({ gateway: { graphiql: true } });
    await using visited = await visit(`${world.client.url}/graphiql`);
    const { page } = visited;

    const first = await readQueues(page, {});
    const second = await readQueues(page, {});
    const withToken = await readQueues(page, { authorization: 'Bearer a.b.c' });
    const onceMore = await readQueues(page, { authorization: 'Bearer a.b.c' });

    expect(second).toStrictEqual(first);
    const ids = [first, withToken, onceMore].map(({ requestId }) => requestId);
    expect(new Set(ids).size).toBe(3);
  });
});
