import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { TransferContactDocument } from '../../support/generated/graphql.ts';
import { CONTACTS, QUEUES } from '../../support/ids.ts';
import { startWorld, type World } from '../../support/world.ts';

/** What objects of JavaScript have by themselves. */
const OWN_NAMES = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'then', '__typename'];

/** Text that breaks lines, logs, terminals, URLs, or what counts its characters. */
const ABSURD_TEXTS = {
  NUL: 'a\0b',
  'a line of its own': 'a\r\n{"level":60,"msg":"forged"}',
  'colours of a terminal': '\u001b[31mred\u001b[0m',
  'a line separator': 'a\u2028b',
  'text from right to left': '\u202egnp.exe',
  'no width': '\u200b\ufeff',
  'an emoji': '👩‍👩‍👧‍👦',
  'a letter with fifty accents': `a${'\u0301'.repeat(50)}`,
  'a path': '../../users',
  'an encoded path': '%2e%2e%2f',
  'a query string': '?a=1#b',
};

const UNKNOWN = 'RESOURCE_NOT_FOUND';

describe('names and texts that mean something elsewhere', () => {
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

  test.each(OWN_NAMES)(
    'a fragment, an operation and a variable of %s are what they are',
    async (name) => {
      const query = `query ${name}($${name}: ID!) { ...${name} } fragment ${name} on Query { contact(id: "${CONTACTS.voice}") { id } queues(after: $${name}) { totalCount } }`;
      const { status, errors } = await world.client.send(query);

      // A cursor is no ID: the document is refused for that, and for nothing else.
      expect(status).toBe(400);
      expect(errors.map(({ message }) => message)).toStrictEqual([
        expect.stringContaining('of type "ID!" used in position expecting type "String"'),
      ]);
    },
  );

  test.each([...OWN_NAMES, ...Object.values(ABSURD_TEXTS)])(
    'a contact %j is not known',
    async (id) => {
      const { data, errors } = await world.client.send(
        'query ($id: ID!) { contact(id: $id) { id } transferDestinations(contactId: $id) { totalCount } }',
        { id },
      );

      expect(data).toStrictEqual({ contact: null, transferDestinations: null });
      expect(errors.map(({ extensions }) => extensions?.['code'])).toStrictEqual([UNKNOWN]);
      expect(world.upstream.calls.at(-1)?.path).toMatch(/^\/contacts\/[0-9a-f-]{36}\//);
    },
  );

  test.each([...OWN_NAMES, ...Object.values(ABSURD_TEXTS)])(
    'a transfer to %j does not take place',
    async (queueId) => {
      const input = { contactId: CONTACTS.billingTask, target: { queueId } };
      const { transferContact } = await world.client.data(TransferContactDocument, { input });

      expect(transferContact).toMatchObject({
        __typename: 'ContactResourceNotFoundError',
        resourceId: queueId,
      });
      expect(world.carriedOut).toStrictEqual([]);
    },
  );

  test.each([...OWN_NAMES, ...Object.values(ABSURD_TEXTS)])(
    'no instance is %j',
    async (instanceId) => {
      const before = world.upstream.calls.length;
      const input = { contactId: CONTACTS.voice, instanceId, target: { queueId: QUEUES.billing } };
      const { transferContact } = await world.client.data(TransferContactDocument, { input });

      expect(transferContact).toMatchObject({ __typename: 'ContactInputError' });
      expect(world.upstream.calls).toHaveLength(before);
    },
  );

  test.each(['..', '.'])('an id of %j leads to no other operation', async (id) => {
    const before = world.upstream.calls.length;
    const { data, errors } = await world.client.send(
      'query ($id: ID!) { contact(id: $id) { id } transferDestinations(contactId: $id) { totalCount } }',
      { id },
    );

    expect(data).toStrictEqual({ contact: null, transferDestinations: null });
    expect(errors.map(({ extensions }) => extensions?.['code'])).toStrictEqual([
      'BAD_USER_INPUT',
      'BAD_USER_INPUT',
    ]);
    expect(world.upstream.calls).toHaveLength(before);
  });

  test.each([...OWN_NAMES, ...Object.values(ABSURD_TEXTS)])('%j is no cursor', async (after) => {
    const { errors } = await world.client.send(
      'query ($after: String!) { queues(after: $after) { totalCount } }',
      { after },
    );

    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  test.each([
    '{"__proto__":{"id":"x"}}',
    '{"id":{"__proto__":1}}',
    '{"constructor":{"prototype":{}}}',
  ])('variables of %s are refused', async (variables) => {
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
      // Each line was read as one object of JSON when it was written.
      expect(world.log.slice(before).map(({ msg }) => msg)).not.toContain('forged');
      const metrics = await fetch(`${world.client.url}/metrics`);
      expect(await metrics.text()).not.toContain(operationName);
    },
  );

  test('no fault came of any of it', () => {
    expect(world.log.filter(({ level }) => Number(level) >= 50)).toStrictEqual([]);
  });
});

test('tokens are counted by their characters, not by their bytes', async () => {
  await using world = await startWorld();
  const send = async (clientToken: string): Promise<unknown> => {
    const input = {
      contactId: CONTACTS.billingTask,
      target: { queueId: QUEUES.billing },
      clientToken,
    };
    const { transferContact } = await world.client.data(TransferContactDocument, { input });
    return transferContact?.__typename;
  };

  expect(await send('😀'.repeat(501))).toBe('ContactInputError');
  expect(await send('😀'.repeat(500))).toBe('TransferContactSuccess');
  expect(world.carriedOut).toHaveLength(1);
});

test.each(OWN_NAMES)('%s is a token as any other', async (clientToken) => {
  await using world = await startWorld();
  const input = {
    contactId: CONTACTS.billingTask,
    target: { queueId: QUEUES.billing },
    clientToken,
  };

  const answers = [
    await world.client.data(TransferContactDocument, { input }),
    await world.client.data(TransferContactDocument, { input }),
  ];

  expect(answers[0]).toMatchObject({ transferContact: { __typename: 'TransferContactSuccess' } });
  expect(answers[1]).toStrictEqual(answers[0]);
  expect(world.carriedOut).toHaveLength(1);
});
