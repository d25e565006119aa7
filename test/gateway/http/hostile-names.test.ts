import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CONTACTS } from '../../support/ids.ts';
import { startWorld, type World } from '../../support/world.ts';
import { ABSURD_TEXTS, OWN_NAMES } from './support/hostile-texts.ts';

describe('names with a meaning elsewhere', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(async () => world[Symbol.asyncDispose]());

  const post = async (body: string, headers = {}): Promise<{ status: number; text: string }> => {
    const response = await fetch(`${world.client.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });
    return { status: response.status, text: await response.text() };
  };

  test.each(OWN_NAMES)('an alias of %s is an alias', async (alias) => {
    const query = `{ ${alias}: contact(id: "${CONTACTS.voice}") { ${alias}: channel } }`;
    const { status, text } = await post(JSON.stringify({ query }));

    expect({ status, text }).toStrictEqual({
      status: 200,
      text: `{"data":{"${alias}":{"${alias}":"VOICE"}}}\n`,
    });
  });

  test.each(OWN_NAMES)('a fragment, an operation and a variable named %s work', async (name) => {
    const query = `query ${name}($${name}: ID!) { ...${name} } fragment ${name} on Query { contact(id: "${CONTACTS.voice}") { id } queues(after: $${name}) { totalCount } }`;
    const { status, errors } = await world.client.send(query);

    // A cursor is not an ID: the document is rejected for that, and for nothing else.
    expect(status).toBe(400);
    expect(errors.map(({ message }) => message)).toStrictEqual([
      expect.stringContaining('of type "ID!" used in position expecting type "String"'),
    ]);
  });

  test.each([
    '{"__proto__":{"id":"x"}}',
    '{"id":{"__proto__":1}}',
    '{"constructor":{"prototype":{}}}',
  ])('variables of %s are rejected', async (variables) => {
    const { status, text } = await post(`{"query":"{ __typename }","variables":${variables}}`);

    expect(status).toBe(400);
    expect(JSON.parse(text)).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
  });

  test('keys of a query string, of its JSON, and of headers change nothing', async () => {
    const json = encodeURIComponent('{"__proto__":{"polluted":1},"constructor":1}');
    const search = `query={__typename}&__proto__=1&constructor[prototype]=1&variables=${json}&extensions=${json}`;
    const response = await fetch(`${world.client.url}/graphql?${search}`, {
      headers: { 'apollo-require-preflight': '1', constructor: 'x', ['__proto__']: 'y' },
    });

    expect(await response.json()).toStrictEqual({ data: { __typename: 'Query' } });
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  test.each(Object.entries({ ...ABSURD_TEXTS, 'half a character': '\ud800' }))(
    'an operation that is named with %s is not found, and forges no line of the log',
    async (_, operationName) => {
      const before = world.log.length;
      const { status, text } = await post(
        JSON.stringify({ query: 'query A { __typename } query B { __typename }', operationName }),
      );

      expect(status).toBe(400);
      expect(JSON.parse(text)).toMatchObject({
        errors: [{ extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } }],
      });
      // Each line was parsed as one JSON object when it was written.
      expect(world.log.slice(before).map(({ msg }) => msg)).not.toContain('forged');
      const metrics = await fetch(`${world.client.url}/metrics`);
      expect(await metrics.text()).not.toContain(operationName);
    },
  );

  test('none of it caused an internal error', () => {
    expect(world.log.filter(({ level }) => Number(level) >= 50)).toStrictEqual([]);
  });
});
