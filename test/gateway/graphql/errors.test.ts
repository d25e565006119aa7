import { describe, expect, test } from '@jest/globals';
import { LoggableError } from '../../../src/logging/loggable-error.ts';
import { CONTACTS } from '../../support/ids.ts';
import { startWorld } from '../../support/world.ts';

const PEEK = `{ contact(id: "${CONTACTS.voice}") { id } }`;

describe('an error', () => {
  test.each([
    ['a document that does not parse', '{', 'GRAPHQL_PARSE_FAILED', 400],
    ['an unknown field', '{ nope }', 'GRAPHQL_VALIDATION_FAILED', 400],
    ['an operation that is none here', 'subscription { nope }', 'GRAPHQL_VALIDATION_FAILED', 400],
    ['a wrong variable', 'query ($id: ID!) { contact(id: $id) { id } }', 'BAD_USER_INPUT', 400],
    [
      'two operations and no name',
      'query A { __typename } query B { __typename }',
      'OPERATION_RESOLUTION_FAILURE',
      400,
    ],
  ])('of %s has its code and the request id', async (_, query, code, status) => {
    await using world = await startWorld();

    const answer = await world.client.send(query);

    expect(answer).toMatchObject({
      status,
      errors: [
        {
          message: expect.any(String),
          extensions: { code, requestId: answer.headers.get('x-request-id') },
        },
      ],
    });
    expect(JSON.stringify(answer.errors)).not.toContain('stack');
  });

  test('of the gateway itself is masked, logged and counted', async () => {
    const transferFlowIds = {
      get queue(): string {
        throw new LoggableError('A bug');
      },
      user: undefined,
    };
    await using world = await startWorld({ gateway: { transferFlowIds } });

    const answer = await world.client.send(
      'mutation { transferContact(input: { contactId: "c", target: { queueId: "q" } }) { __typename } }',
    );
    const metrics = await (await fetch(`${world.client.url}/metrics`)).text();

    const requestId = answer.headers.get('x-request-id');
    expect(answer.errors).toStrictEqual([
      {
        message: 'The gateway failed. Its log has the details under the request id.',
        locations: [{ line: 1, column: 12 }],
        path: ['transferContact'],
        extensions: { code: 'INTERNAL_SERVER_ERROR', requestId },
      },
    ]);
    expect(world.log).toContainEqual(
      expect.objectContaining({
        reqId: requestId,
        level: 50,
        err: expect.objectContaining({ message: 'A bug' }),
      }),
    );
    expect(metrics).toContain('gateway_graphql_errors_total{code="INTERNAL_SERVER_ERROR"} 1');
  });

  test('that is data is logged and counted, too', async () => {
    await using world = await startWorld();

    await world.client.data(
      `mutation { transferContact(input: {
        contactId: "${CONTACTS.voice}", target: { queueId: "q" }
      }) { __typename } }`,
    );
    const metrics = await (await fetch(`${world.client.url}/metrics`)).text();

    const type = 'ContactResourceNotFoundError';
    expect(metrics).toContain(`gateway_contact_errors_total{type="${type}",code="NOT_FOUND"} 1`);
    expect(metrics).toMatch(
      /gateway_connect_call_duration_seconds_count\{operation="TransferContact",outcome="rejected"\} 1/,
    );
    expect(world.log).toContainEqual(
      expect.objectContaining({ contactError: { type, code: 'NOT_FOUND' } }),
    );
  });

  test('hides the schema when introspection is off', async () => {
    await using world = await startWorld({ gateway: { introspection: false } });

    const suggestion = await world.client.send('{ contac(id: "1") { id } }');
    const introspection = await world.client.send('{ __schema { types { name } } }');

    expect(JSON.stringify(suggestion.errors)).not.toContain('Did you mean');
    expect(introspection).toMatchObject({ status: 400, data: undefined });
  });
});

describe('a request id', () => {
  test('of the caller is kept', async () => {
    await using world = await startWorld();

    const { headers, errors } = await world.client.send('{ nope }', {}, { 'x-request-id': 'a-1' });

    expect(headers.get('x-request-id')).toBe('a-1');
    expect(errors).toMatchObject([{ extensions: { requestId: 'a-1' } }]);
  });

  test.each(['', 'has space', '{"json":1}', 'x'.repeat(129)])(
    'of the caller that could harm a log is replaced: %j',
    async (given) => {
      await using world = await startWorld();

      const { headers } = await world.client.send(PEEK, {}, { 'x-request-id': given });

      expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    },
  );
});
