import { composeServices } from '@apollo/composition';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type GraphQLFormattedError, parse } from 'graphql';
import { composeSupergraph } from '../../../../examples/supergraph/compose.ts';
import { startNotes } from '../../../../examples/supergraph/notes-subgraph.ts';
import { startRouter } from '../../../../examples/supergraph/router.ts';
import type { Subgraph } from '../../../../examples/supergraph/subgraph.ts';
import { printSubgraphSdl } from '../../../../src/gateway/graphql/federation/subgraph-sdl.ts';
import { bearer, EVERY_SCOPE, startTestIssuer } from '../../../auth/support/test-issuer.ts';
import { GatewayClient } from '../../../support/gateway-client.ts';
import { CONTACTS, QUEUES } from '../../../support/ids.ts';
import type { World, WorldOptions } from '../../../support/world.ts';
import { startApolloGateway } from './start-apollo-gateway.ts';
import { TRANSFER } from './start-supergraph.ts';
import { ROUTER, SECRET, startSubgraph } from './support.ts';

const NOTES = `{
  latestNotes { author contact { name queue { name briefing } } }
}`;
const LATEST_NOTES = [
  {
    author: 'Ben',
    contact: {
      name: 'Instalment not booked',
      queue: { name: 'Billing', briefing: 'Invoices of October went out twice: apologise.' },
    },
  },
  {
    author: 'Amara',
    contact: {
      name: 'Windscreen claim 4711',
      queue: { name: 'Claims', briefing: 'Ask for the claim number first.' },
    },
  },
];

/** A gateway that serves a subgraph with or without access directives, and the subgraph of notes beside it. */
async function startSubgraphs(
  accessDirectives: boolean,
  options: WorldOptions['gateway'] = {},
): Promise<AsyncDisposable & { readonly world: World; readonly subgraphs: readonly Subgraph[] }> {
  const stack = new AsyncDisposableStack();
  const federation = { secret: SECRET, accessDirectives };
  const world = stack.use(await startSubgraph({ gateway: { ...options, federation } }));
  const notes = await startNotes();
  stack.defer(() => notes.stop());
  const url = `${world.client.url}/graphql`;
  const contacts = { name: 'contacts', url, headers: ROUTER, stop: world.stopGateway };
  return {
    world,
    subgraphs: [contacts, notes],
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}

describe('a subgraph without access directives', () => {
  let started: Awaited<ReturnType<typeof startSubgraphs>>;
  beforeAll(async () => {
    started = await startSubgraphs(false);
  });
  afterAll(async () => started[Symbol.asyncDispose]());

  test('is composed by @apollo/gateway, and answers through it', async () => {
    await using gateway = await startApolloGateway(started.subgraphs);

    expect(await gateway.client.data(NOTES)).toStrictEqual({ latestNotes: LATEST_NOTES });
    const input = { contactId: CONTACTS.endedTask, target: { queueId: QUEUES.claims } };
    expect(await gateway.client.data(TRANSFER, { input })).toStrictEqual(
      await started.world.client.data(TRANSFER, { input }),
    );
    // Apollo's composer drops @oneOf, so the subgraph has to enforce it.
    const both = { queueId: QUEUES.claims, userId: QUEUES.claims };
    const { errors } = await gateway.client.send(TRANSFER, { input: { ...input, target: both } });
    expect(answered(errors)).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  test('is composed by Apollo’s composer from its printed SDL, and answers through @apollo/gateway', async () => {
    const [contacts, notes] = started.subgraphs;
    const { supergraphSdl, errors = [] } = composeServices([
      {
        name: 'contacts',
        url: contacts?.url ?? '',
        typeDefs: parse(printSubgraphSdl({ accessDirectives: false })),
      },
      { name: 'notes', url: notes?.url ?? '', typeDefs: parse(await sdlOf(notes)) },
    ]);
    expect(errors).toStrictEqual([]);
    await using gateway = await startApolloGateway(started.subgraphs, supergraphSdl);

    expect(await gateway.client.data(NOTES)).toStrictEqual({ latestNotes: LATEST_NOTES });
  });

  test('answers through Hive Gateway, too', async () => {
    const { subgraphs } = started;
    const supergraph = await composeSupergraph(subgraphs);
    expect(supergraph).not.toContain('@requiresScopes');
    const router = await startRouter({ subgraphs, supergraph, port: 0, logging: false });
    try {
      const client = new GatewayClient(router.url.replace('/graphql', ''), []);
      expect(await client.data(NOTES)).toStrictEqual({ latestNotes: LATEST_NOTES });
    } finally {
      await router.stop();
    }
  });
});

test('a subgraph with access directives makes a supergraph that @apollo/gateway does not take', async () => {
  await using started = await startSubgraphs(true);

  await expect(startApolloGateway(started.subgraphs)).rejects.toThrow(
    /requiresScopes\/v0\.1 is for: SECURITY but is unsupported/,
  );
});

test('a subgraph enforces the same rules without access directives', async () => {
  await using issuer = await startTestIssuer();
  await using started = await startSubgraphs(false, { jwt: issuer.options });
  await using gateway = await startApolloGateway(started.subgraphs);
  const ask = async (scope: string) =>
    gateway.client.send(
      `{ contact(id: "${CONTACTS.urgentTask}") { name notes { text } queue { name } } }`,
      {},
      bearer(await issuer.token({ scope })),
    );

  expect(await ask(EVERY_SCOPE)).toMatchObject({
    errors: [],
    data: { contact: { notes: [], queue: { name: 'Claims' } } },
  });
  const before = started.world.upstream.calls.length;
  const { data, errors } = await ask('contacts:read');
  expect(data).toStrictEqual({ contact: null });
  expect(answered(errors)).toMatchObject([
    { extensions: { code: 'FORBIDDEN', missingScopes: ['directory:read'] } },
  ]);
  expect(started.world.upstream.calls).toHaveLength(before);
});

/** The subgraph's own errors: those of an answer that is not 200, this gateway wraps. */
function answered(errors: readonly GraphQLFormattedError[]): unknown {
  const response = errors[0]?.extensions?.['response'] as { body?: { errors?: unknown } };
  return response.body?.errors;
}

async function sdlOf(subgraph: Subgraph | undefined): Promise<string> {
  const response = await fetch(subgraph?.url ?? '', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ _service { sdl } }' }),
  });
  const { data } = (await response.json()) as { data: { _service: { sdl: string } } };
  return data._service.sdl;
}
