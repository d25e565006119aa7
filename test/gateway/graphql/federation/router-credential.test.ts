import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { printSubgraphSdl } from '../../../../src/gateway/graphql/federation/subgraph-sdl.ts';
import { QUEUES } from '../../../support/ids.ts';
import { startWorld, type World } from '../../../support/world.ts';
import { ROUTER, SECRET, startSubgraph } from './support.ts';

const ENTITIES = `_entities(representations: [{ __typename: "Queue", id: "${QUEUES.claims}" }])`;

describe('the fields for routers', () => {
  let world: World;
  beforeAll(async () => {
    world = await startSubgraph();
  });
  afterAll(async () => world[Symbol.asyncDispose]());

  test('return the SDL that the script prints to the router', async () => {
    const { data, errors } = await world.client.send('{ _service { sdl } }', {}, ROUTER);

    expect({ data, errors }).toStrictEqual({
      data: { _service: { sdl: printSubgraphSdl() } },
      errors: [],
    });
  });

  test('return it without introspection, too', async () => {
    await using closed = await startSubgraph({ gateway: { introspection: false } });

    const { data } = await closed.client.send('{ _service { sdl } }', {}, ROUTER);
    const introspection = await closed.client.send('{ __schema { queryType { name } } }');

    expect(data).toStrictEqual({ _service: { sdl: printSubgraphSdl() } });
    expect(introspection.errors).toHaveLength(1);
  });

  const documents = [
    ['{ _service { sdl } }'],
    ['{ _service { __typename } }'],
    ['{ harmless: _service { sdl } }'],
    ['{ ... on Query { _service { sdl } } }'],
    ['query { ...F } fragment F on Query { ... @include(if: true) { a: _service { sdl } } }'],
    [`{ ${ENTITIES} { __typename } }`],
    [`{ b: ${ENTITIES} { ... on Queue { name } } }`],
    [`{ ...F } fragment F on Query { ${ENTITIES} { __typename } }`],
  ];

  const rejection = {
    message: expect.stringMatching(/^Only the router/),
    extensions: { code: 'FORBIDDEN' },
  };

  test.each(documents)('reject %s from others', async (query) => {
    const before = world.upstream.calls.length;

    const { data, errors } = await world.client.send(query);

    expect(data).toBeNull();
    expect(errors).toMatchObject([
      { message: expect.stringMatching(/^Only the router/), extensions: { code: 'FORBIDDEN' } },
    ]);
    expect(world.upstream.calls).toHaveLength(before);
  });

  test.each(documents)('reject %s from others by GET, and answer the router', async (query) => {
    const url = `${world.client.url}/graphql?${new URLSearchParams({ query }).toString()}`;
    const headers = { 'apollo-require-preflight': 'true' };

    const rejected = await fetch(url, { headers });
    const answered = await fetch(url, { headers: { ...headers, ...ROUTER } });

    expect(await rejected.json()).toMatchObject({ data: null, errors: [rejection] });
    expect(await answered.json()).not.toHaveProperty('errors');
  });

  test.each([
    [''],
    ['x'],
    [SECRET.slice(1)],
    [`${SECRET}x`],
    [SECRET.toUpperCase()],
    [`${SECRET}, ${SECRET}`],
  ])('reject the credential %j', async (shown) => {
    const { data, errors } = await world.client.send(
      '{ _service { sdl } }',
      {},
      { 'x-federation-secret': shown },
    );

    expect(data).toBeNull();
    expect(errors).toMatchObject([rejection]);
  });

  test('leave the API to everybody', async () => {
    const data = await world.client.data('{ instance { alias } }');

    expect(data).toMatchObject({ instance: { alias: expect.any(String) } });
  });

  test('never have the credential logged, and give no traces away', async () => {
    await using own = await startSubgraph();
    const trace = { 'apollo-federation-include-trace': 'ftv1' };
    const url = `${own.client.url}/graphql`;
    const query = `{ ${ENTITIES} { ... on Queue { name } } }`;

    const answers = await Promise.all([
      own.client.send(query, {}, { ...ROUTER, ...trace }),
      own.client.send('{ broken', {}, ROUTER),
      own.client.send(query, {}, { 'x-federation-secret': `${SECRET}-almost` }),
      fetch(`${url}/nowhere`, { headers: ROUTER }),
    ]);

    expect(answers[0].data).toStrictEqual({ _entities: [{ name: 'Claims' }] });
    expect(answers[0]).not.toHaveProperty('extensions');
    expect(own.log.length).toBeGreaterThan(4);
    expect(JSON.stringify(own.log)).not.toContain(SECRET);
  });
});

test('without a secret, as on a laptop, everybody is the router', async () => {
  await using world = await startWorld({ gateway: { federation: { secret: undefined } } });

  const { _service } = await world.client.data('{ _service { __typename } }');

  expect(_service).toStrictEqual({ __typename: '_Service' });
});

test('without federation there are no such fields', async () => {
  await using world = await startWorld();

  const { errors } = await world.client.send('{ _service { sdl } }', {}, ROUTER);

  expect(errors).toMatchObject([{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }]);
});
