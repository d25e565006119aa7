import { HeaderMap } from '@apollo/server';
import { describe, expect, test } from '@jest/globals';
import { UNRESTRICTED_CALLER } from '../../../../src/auth/caller.ts';
import { createApolloServer } from '../../../../src/gateway/graphql/apollo-server.ts';
import type { GatewayContext } from '../../../../src/gateway/graphql/context.ts';
import { RequestCost } from '../../../../src/gateway/graphql/cost/request-cost.ts';
import { createMetrics } from '../../../../src/gateway/telemetry/metrics.ts';
import { createLog } from '../../../../src/logging/logger.ts';
import { INSTANCE_ID } from '../../../support/ids.ts';
import { many } from '../../admission/hostile-documents/corpus/hostile-request.ts';

const CONTEXT: Partial<GatewayContext> = {
  caller: UNRESTRICTED_CALLER,
  contactErrors: [],
  cost: new RequestCost(),
  instances: { defaultId: INSTANCE_ID, allowedIds: [], ofCaller: undefined },
};

/** What the GraphQL server answers when no hook stands before it. */
async function answersOf(...bodies: readonly object[]): Promise<unknown[]> {
  const apollo = createApolloServer({
    federation: undefined,
    scopeNames: undefined,
    introspection: false,
    requiresToken: false,
    metrics: createMetrics(),
    costLimit: { limit: undefined, maxAttempts: 1, readsAfterWrite: 1 },
    costExtension: false,
    traced: false,
    log: createLog('silent', process.stdout),
  });
  await apollo.start();
  try {
    const answers: unknown[] = [];
    for (const body of bodies) {
      const { status, body: answer } = await apollo.executeHTTPGraphQLRequest({
        httpGraphQLRequest: {
          method: 'POST',
          headers: new HeaderMap([['content-type', 'application/json']]),
          search: '',
          body,
        },
        // No field of these documents reads more of it.
        context: () => Promise.resolve(CONTEXT as unknown as GatewayContext),
      });
      if (answer.kind !== 'complete') throw new Error('The answer comes in parts.');
      answers.push({ status, ...(JSON.parse(answer.string) as object) });
    }
    return answers;
  } finally {
    await apollo.stop();
  }
}

const rejection = (name: string): object => ({
  status: 400,
  errors: [{ extensions: { code: 'DOCUMENT_LIMIT_EXCEEDED', limit: { name } } }],
});

describe('a request that bypassed the first check is rejected by the GraphQL server', () => {
  test.each([
    ['characters', { query: '{ __typename }'.padEnd(40_001) }],
    ['tokens', { query: `{ ${'a '.repeat(2_000)} }` }],
    ['aliases', { query: `{ ${many(51, (index) => `a${index}: __typename`)} }` }],
    ['selections', { query: `{ ${'__typename '.repeat(491)} }` }],
    ['listItems', { query: '{ __typename }', variables: { a: Array(2_001).fill(1) } }],
  ])('for %s', async (name, body) => {
    expect(await answersOf(body)).toMatchObject([rejection(name)]);
  });

  test('as often as it comes', async () => {
    const body = { query: `{ ${many(51, (index) => `a${index}: __typename`)} }` };

    expect(await answersOf(body, body)).toMatchObject([rejection('aliases'), rejection('aliases')]);
  });

  test('for the variables of a document that is known', async () => {
    const query = '{ __typename }';

    expect(
      await answersOf({ query }, { query, variables: { a: Array(2_001).fill(1) } }),
    ).toMatchObject([{ data: { __typename: 'Query' } }, rejection('listItems')]);
  });
});
