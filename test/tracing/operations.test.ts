import { describe, expect, test } from '@jest/globals';
import { sha256 } from '../../src/gateway/admission/persisted-documents/manifest.ts';
import { FAULTS } from '../support/faults.ts';
import { CONTACTS, QUEUES } from '../support/ids.ts';
import { startTracedWorld } from './support.ts';

const TRACE_ID = '0af7651916cd43dd8448eb211c80319c';
const CALLER_SPAN = 'b7ad6b7169203331';
const traceparent = `00-${TRACE_ID}-${CALLER_SPAN}-01`;

const TRANSFER = `mutation Move {
  transferContact(input: {
    contactId: "${CONTACTS.unassignedTask}", target: { queueId: "${QUEUES.billing}" }
  }) { __typename }
}`;
const CONTACT = `query Peek { contact(id: "${CONTACTS.voice}") { id } }`;

describe('the span of an operation', () => {
  test('continues the trace of the caller', async () => {
    await using traced = await startTracedWorld();

    await traced.world.client.send(CONTACT, {}, { traceparent });
    const [operation] = await traced.end();

    expect(operation).toMatchObject({
      name: 'query',
      kind: 'server',
      traceId: TRACE_ID,
      parentSpanId: CALLER_SPAN,
      isError: false,
      resource: { 'service.name': 'contact-gateway' },
    });
  });

  test.each([
    {},
    { traceparent: 'nonsense' },
    { traceparent: `00-${'0'.repeat(32)}-${CALLER_SPAN}-01` },
  ])('begins a trace when the caller names none: %j', async (headers) => {
    await using traced = await startTracedWorld();

    await traced.world.client.send(CONTACT, {}, headers);
    const [operation] = await traced.end();

    expect(operation).toMatchObject({ parentSpanId: undefined });
    expect(operation?.traceId).toMatch(/^(?!0{32})[0-9a-f]{32}$/);
  });

  test('is not recorded when the caller does not record', async () => {
    await using traced = await startTracedWorld();

    await traced.world.client.send(CONTACT, {}, { traceparent: traceparent.replace(/1$/, '0') });

    expect(await traced.end()).toStrictEqual([]);
  });

  test.each([
    ['a query', CONTACT, { 'graphql.operation.type': 'query', 'graphql.operation.name': 'Peek' }],
    ['one without a name', '{ __typename }', { 'graphql.operation.type': 'query' }],
    [
      'one whose name is none',
      `query ${'x'.repeat(129)} { __typename }`,
      { 'graphql.operation.type': 'query' },
    ],
    [
      'a mutation',
      TRANSFER,
      { 'graphql.operation.type': 'mutation', 'graphql.operation.name': 'Move' },
    ],
    [
      'errors that are data',
      `mutation {
        a: ${field(CONTACTS.endedTask)} b: ${field(CONTACTS.endedTask)} c: ${field('')}
      }`,
      {
        'graphql.operation.type': 'mutation',
        'contact_gateway.contact_errors': ['ContactNotActiveError', 'ContactInputError'],
      },
    ],
  ])('records %s', async (_, query, attributes) => {
    await using traced = await startTracedWorld();

    await traced.world.client.send(query);
    const [operation] = await traced.end();

    expect(operation).toMatchObject({ isError: false });
    expect(operation?.attributes).toStrictEqual(attributes);
  });

  test.each([
    ['a document that cannot be parsed', '{', 'GraphQL Operation', {}, ['GRAPHQL_PARSE_FAILED']],
    [
      'one that cannot be run',
      '{ nothing }',
      'GraphQL Operation',
      {},
      ['GRAPHQL_VALIDATION_FAILED'],
    ],
    [
      'errors beside data',
      `{ contact(id: "${CONTACTS.voice}") { id } queues(first: 0) { totalCount } users(first: 0) { totalCount } }`,
      'query',
      { 'graphql.operation.type': 'query' },
      ['BAD_USER_INPUT', 'UPSTREAM_UNAVAILABLE'],
    ],
  ])('records the codes of %s', async (_, query, name, attributes, codes) => {
    await using traced = await startTracedWorld();
    traced.world.upstream.answerAll('DescribeContact', FAULTS.serverErrorBefore);

    await traced.world.client.send(query);
    const [operation] = await traced.end();

    expect(operation).toMatchObject({ name, isError: true });
    expect(operation?.attributes).toStrictEqual({
      ...attributes,
      'error.type': codes[0],
      'contact_gateway.error.codes': codes,
    });
  });

  test('records which persisted document was executed', async () => {
    const id = sha256(CONTACT);
    const documents = new Map([[id, CONTACT]]);
    await using traced = await startTracedWorld({
      gateway: { persistedDocuments: { mode: 'on', documents } },
    });

    for (const documentId of [id, `sha256:${id}`, undefined]) {
      const query = documentId === undefined ? CONTACT.replace('id }', 'channel }') : undefined;
      await fetch(`${traced.world.client.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ documentId, query }),
      });
    }
    const operations = (await traced.end()).filter(({ kind }) => kind === 'server');

    expect(
      operations.map(({ attributes }) => attributes['contact_gateway.document.id']),
    ).toStrictEqual([id, id, undefined]);
  });

  test('can be found from the lines of the log', async () => {
    await using traced = await startTracedWorld();
    traced.world.upstream.answerNext('DescribeContact', FAULTS.garbage200Before);

    const { headers } = await traced.world.client.send(CONTACT);
    const [operation] = await traced.end();

    const lines = traced.world.log.filter(
      ({ reqId, msg }) => reqId === headers.get('x-request-id') && msg !== 'incoming request',
    );
    expect(lines.map(({ msg }) => msg)).toStrictEqual([
      'Connect call failed',
      'A field could not be read',
      'request completed',
    ]);
    expect(lines.map(({ trace_id, span_id }) => [trace_id, span_id])).toStrictEqual(
      lines.map(() => [operation?.traceId, operation?.spanId]),
    );
  });
});

function field(contactId: string): string {
  return `transferContact(input: {
    contactId: "${contactId}", target: { queueId: "${QUEUES.billing}" }
  }) { __typename }`;
}
