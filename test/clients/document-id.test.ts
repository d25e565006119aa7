import { describe, expect, test } from '@jest/globals';
import {
  ContactGatewayContactDocument,
  ContactGatewayTransferContactDocument,
} from '../../client/generated/graphql.ts';
import { sha256 } from '../../src/gateway/admission/persisted-documents/manifest.ts';
import { CONTACTS, QUEUES } from '../support/ids.ts';
import type { World } from '../support/world.ts';
import { idOf, startPersistedWorld } from './support/persisted-world.ts';

type Body = Readonly<Record<string, unknown>>;

const CONTACT = {
  documentId: idOf(ContactGatewayContactDocument),
  variables: { id: CONTACTS.urgentTask },
};
const ARBITRARY = { query: '{ __typename }' };

async function answerOf(response: Response): Promise<unknown> {
  const body = (await response.json()) as {
    data?: unknown;
    errors?: { extensions: { code: string } }[];
  };
  const codes = body.errors?.map(({ extensions }) => extensions.code);
  return { status: response.status, data: body.data, codes };
}

async function post(world: World, body: unknown): Promise<unknown> {
  const headers = { 'content-type': 'application/json' };
  const request = { method: 'POST', headers, body: JSON.stringify(body) };
  return answerOf(await fetch(`${world.client.url}/graphql`, request));
}

async function get(world: World, members: Body, headers = {}): Promise<unknown> {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(members)) {
    search.set(name, typeof value === 'string' ? value : JSON.stringify(value));
  }
  return answerOf(await fetch(`${world.client.url}/graphql?${String(search)}`, { headers }));
}

const found = {
  status: 200,
  data: { contact: expect.objectContaining({ id: CONTACTS.urgentTask }) },
  codes: undefined,
};
const rejected = (code: string) => ({ status: 400, data: undefined, codes: [code] });
const PREFLIGHT = { 'apollo-require-preflight': 'true' };

describe('a documentId over HTTP', () => {
  test.each(['on', 'only'] as const)('is taken by POST and by GET (%s)', async (mode) => {
    await using world = await startPersistedWorld(mode);

    expect(await post(world, CONTACT)).toStrictEqual(found);
    expect(await get(world, CONTACT, PREFLIGHT)).toStrictEqual(found);
  });

  test('is taken from a query string with question marks in it', async () => {
    await using world = await startPersistedWorld('only');
    const variables = JSON.stringify({ id: 'what?' });
    const search = `documentId=${CONTACT.documentId}&variables=${variables}`;

    const response = await fetch(`${world.client.url}/graphql?${search}`, { headers: PREFLIGHT });

    const answer = { status: 200, data: { contact: null }, codes: undefined };
    expect(await answerOf(response)).toStrictEqual(answer);
  });

  test('does not open a way around what is rejected of a GET', async () => {
    await using world = await startPersistedWorld('on');
    const variables = {
      input: { contactId: CONTACTS.unassignedTask, target: { queueId: QUEUES.billing } },
    };
    const transfer = { documentId: idOf(ContactGatewayTransferContactDocument), variables };

    expect(await get(world, CONTACT)).toStrictEqual(rejected('BAD_REQUEST'));
    expect(await get(world, transfer, PREFLIGHT)).toStrictEqual({
      ...rejected('METHOD_NOT_ALLOWED'),
      status: 405,
    });
    expect(world.upstream.calls).toStrictEqual([]);
  });

  test('that is unknown is rejected, and counted', async () => {
    await using world = await startPersistedWorld('on');

    expect(await post(world, { documentId: 'sha256:0' })).toStrictEqual(
      rejected('PERSISTED_QUERY_NOT_FOUND'),
    );
    const metrics = await fetch(`${world.client.url}/metrics`);
    expect(await metrics.text()).toMatch(/code="PERSISTED_QUERY_NOT_FOUND"[^\n]* 1$/m);
  });

  test('or a hash that is not that of the document beside it is rejected, and nothing is run', async () => {
    await using world = await startPersistedWorld('on');
    const query = `{ contact(id: "${CONTACTS.urgentTask}") { id } }`;
    const byHash = (sha256Hash: string): Body => ({
      query,
      extensions: { persistedQuery: { version: 1, sha256Hash } },
    });

    for (const body of [
      byHash('0'.repeat(64)),
      byHash(CONTACT.documentId),
      byHash(sha256(`${query} `)),
      { ...byHash(sha256(query)), documentId: CONTACT.documentId },
      { query, documentId: `sha256:${sha256('{ __typename }')}` },
    ]) {
      expect(await post(world, body)).toStrictEqual(rejected('BAD_REQUEST'));
      expect(await get(world, body, PREFLIGHT)).toStrictEqual(rejected('BAD_REQUEST'));
    }
    expect(world.upstream.calls).toStrictEqual([]);
    expect(await post(world, byHash(sha256(query)))).toStrictEqual(found);
  });

  test('is rejected where persisted documents are off', async () => {
    await using world = await startPersistedWorld('off');

    expect(await post(world, CONTACT)).toStrictEqual(rejected('PERSISTED_QUERY_NOT_SUPPORTED'));
    expect(await post(world, ARBITRARY)).toMatchObject({ status: 200 });
  });
});

describe('any other document, where persisted ones are all that is run', () => {
  test.each<[string, Body]>([
    ['alone', ARBITRARY],
    ['with an id that is null', { ...ARBITRARY, documentId: null }],
    ['with extensions of another kind', { ...ARBITRARY, extensions: { tracing: true } }],
  ])('is rejected: %s', async (_, body) => {
    await using world = await startPersistedWorld('only');

    expect(await post(world, body)).toStrictEqual(rejected('PERSISTED_QUERY_ID_REQUIRED'));
    expect(await get(world, body, PREFLIGHT)).toStrictEqual(
      rejected(body['documentId'] === null ? 'BAD_REQUEST' : 'PERSISTED_QUERY_ID_REQUIRED'),
    );
  });

  test('is rejected beside the id of a persisted one, in a list, and as a string', async () => {
    await using world = await startPersistedWorld('only');

    const besideId = { ...CONTACT, ...ARBITRARY };
    for (const body of [besideId, [ARBITRARY], JSON.stringify(ARBITRARY)]) {
      expect(await post(world, body)).toStrictEqual(rejected('BAD_REQUEST'));
    }
  });

  test('is rejected when it is given twice in a query string', async () => {
    await using world = await startPersistedWorld('only');
    const search = `query={__typename}&documentId=${CONTACT.documentId}&query={a:__typename}`;

    const response = await fetch(`${world.client.url}/graphql?${search}`, { headers: PREFLIGHT });

    expect(await answerOf(response)).toStrictEqual(rejected('BAD_REQUEST'));
  });
});
