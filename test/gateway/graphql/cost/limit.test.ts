import { describe, expect, test } from '@jest/globals';
import { bearer, EVERY_SCOPE, startTestIssuer } from '../../../auth/support/test-issuer.ts';
import { CONTACTS, QUEUES } from '../../../support/ids.ts';
import { startWorld, type World, type WorldOptions } from '../../../support/world.ts';

const ASK = { 'x-include-cost': 'true' };
/** 5 for the page, 4 for the searches for queues and for their agents, and 2 for queues that neither finds. */
const PAGE = `query Page($first: Int = 10) {
  contacts(first: $first) { nodes { queue { name } } }
}`;
const TRANSFER = `mutation ($contactId: ID!, $queueId: ID!) {
  transferContact(input: { contactId: $contactId, target: { queueId: $queueId } }) { __typename }
}`;
const TRANSFER_VARIABLES = { contactId: CONTACTS.unassignedTask, queueId: QUEUES.billing };
/** With one attempt of each call: Connect is probed before the transfer, and before its token is sent once more. */
const TRANSFER_COST = 43;

const start = (maxOperationCost: number, gateway: WorldOptions['gateway'] = {}): Promise<World> =>
  startWorld({ gateway: { costExtension: true, maxOperationCost, ...gateway } });

interface Body {
  readonly data?: unknown;
  readonly errors?: readonly object[];
  readonly extensions?: object;
}

async function ask({ client }: World, query: string, variables: object = {}): Promise<Body> {
  const response = await fetch(`${client.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...ASK },
    body: JSON.stringify({ query, variables }),
  });
  return (await response.json()) as Body;
}

describe('the limit of what an operation may cost', () => {
  test('rejects what can cost more, before anything is sent to Connect', async () => {
    await using world = await start(10);

    const answer = await world.client.send(PAGE, {}, ASK);

    expect(answer).toMatchObject({ status: 400, data: undefined });
    expect(answer.errors).toStrictEqual([
      {
        message:
          'The operation could cause 11 calls to Amazon Connect; the limit is 10. Request smaller pages, or fewer fields of each entry.',
        extensions: {
          code: 'OPERATION_TOO_EXPENSIVE',
          cost: 11,
          limit: 10,
          requestId: expect.any(String),
        },
      },
    ]);
    expect(world.upstream.calls).toStrictEqual([]);
  });

  test('accepts what can cost just as much', async () => {
    await using world = await start(11);

    const { errors, extensions } = await ask(world, PAGE);

    expect(errors).toBeUndefined();
    expect(extensions).toMatchObject({ cost: { maxUpstreamCalls: 11, maxAttempts: 11 } });
  });

  test('goes by the variables', async () => {
    await using world = await start(10);

    const { errors, extensions } = await ask(world, PAGE, { first: 1 });

    expect(errors).toBeUndefined();
    expect(extensions).toMatchObject({ cost: { maxUpstreamCalls: 7 } });
  });

  test('reports the cost of what it rejects in the extension, too', async () => {
    await using world = await start(10);

    const { extensions } = await ask(world, PAGE);

    expect(extensions).toMatchObject({ cost: { maxUpstreamCalls: 11, upstreamCalls: 0 } });
  });

  test('is for mutations, too: none of it is executed', async () => {
    await using world = await start(TRANSFER_COST - 1);

    const answer = await world.client.send(TRANSFER, TRANSFER_VARIABLES);

    expect(answer.errors).toMatchObject([
      { extensions: { code: 'OPERATION_TOO_EXPENSIVE', cost: TRANSFER_COST } },
    ]);
    expect(world.executedTransfers).toHaveLength(0);
    expect(world.audit).toStrictEqual([]);
  });

  test('is for the operation that is run, and for no other of its document', async () => {
    await using world = await start(TRANSFER_COST);
    const document = `${PAGE} query Other { instance { alias } }`;
    const body = { query: document, operationName: 'Other', variables: {} };

    const response = await fetch(`${world.client.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...ASK },
      body: JSON.stringify(body),
    });

    expect(await response.json()).toMatchObject({
      extensions: { cost: { maxUpstreamCalls: 1, upstreamCalls: 1 } },
    });
  });

  test('is for entities, by their number', async () => {
    const federation = { secret: undefined };
    await using world = await start(100, { federation });
    const query = `query ($representations: [_Any!]!) {
      _entities(representations: $representations) { ... on Contact { id } }
    }`;
    const contacts = (count: number): object => ({
      representations: Array.from({ length: count }, (_, index) => ({
        __typename: 'Contact',
        id: `contact-${index}`,
      })),
    });

    const rejected = await ask(world, query, contacts(101));

    expect(rejected.errors).toMatchObject([{ extensions: { cost: 101, limit: 100 } }]);
    expect(world.upstream.calls).toStrictEqual([]);
    expect(await ask(world, query, contacts(3))).not.toHaveProperty('errors');
  });

  test('counts for a caller of some queues what is read to see which contacts are theirs', async () => {
    await using issuer = await startTestIssuer();
    const queues = [QUEUES.claims, QUEUES.billing];
    const token = bearer(await issuer.token({ scope: EVERY_SCOPE, queues }));
    await using world = await start(30, { jwt: issuer.options });
    const chain = `{ contact(id: "${CONTACTS.unassignedTask}") { transfers { id } } }`;

    const { errors } = await world.client.send(chain, {}, token);

    expect(errors).toMatchObject([{ extensions: { cost: 1 + 5 + 25, limit: 30 } }]);
  });

  test('cannot be passed by variables that cannot be used', async () => {
    await using world = await start(1);

    const { errors } = await ask(world, PAGE, { first: 'many' });

    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(world.upstream.calls).toStrictEqual([]);
  });

  test('is not there unless it is set', async () => {
    await using world = await startWorld();

    const { errors } = await world.client.send(
      '{ contacts(first: 100) { nodes { transfers { id active } } } }',
    );

    expect(errors).toStrictEqual([]);
  });
});

test('metrics show what operations could cost, and how many could cost too much', async () => {
  await using world = await start(10);

  await ask(world, PAGE);
  await ask(world, '{ instance { alias } }');
  await ask(world, TRANSFER, TRANSFER_VARIABLES);
  const metrics = await (await fetch(`${world.client.url}/metrics`)).text();

  expect(
    metrics.match(/^gateway_graphql_operation_max_upstream_calls_(sum|count).*$/gm),
  ).toStrictEqual([
    'gateway_graphql_operation_max_upstream_calls_sum{type="query"} 12',
    'gateway_graphql_operation_max_upstream_calls_count{type="query"} 2',
    `gateway_graphql_operation_max_upstream_calls_sum{type="mutation"} ${TRANSFER_COST}`,
    'gateway_graphql_operation_max_upstream_calls_count{type="mutation"} 1',
  ]);
  expect(metrics).toContain('gateway_graphql_errors_total{code="OPERATION_TOO_EXPENSIVE"} 2');
});
