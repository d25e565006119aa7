import { composeSupergraph } from '../../../../examples/supergraph/compose.ts';
import { startNotes } from '../../../../examples/supergraph/notes-subgraph.ts';
import { startRouter } from '../../../../examples/supergraph/router.ts';
import type { Subgraph } from '../../../../examples/supergraph/subgraph.ts';
import type { JwtOptions } from '../../../../src/auth/authenticator.ts';
import { GatewayClient } from '../../../support/gateway-client.ts';
import type { World } from '../../../support/world.ts';
import { ROUTER, startSubgraph } from './support.ts';

/** A transfer, with all fields that distinguish its outcomes. */
export const TRANSFER = `mutation ($input: TransferContactInput!) {
  transferContact(input: $input) {
    __typename
    ... on TransferContactSuccess { contactId clientToken contact { channel previousContactId } }
    ... on ContactError { message code retryable }
    ... on ContactResourceNotFoundError { resourceType resourceId }
  }
}`;

/** A federated gateway over the subgraph of contacts and that of notes, each over real HTTP. */
export interface Supergraph extends AsyncDisposable {
  readonly world: World;
  /** Asks the federated gateway. */
  readonly client: GatewayClient;
}

export interface SupergraphOptions {
  /** What the router shows to the subgraph of contacts. */
  readonly headers?: Subgraph['headers'];
  /** Makes another supergraph of what was composed. */
  readonly change?: (supergraph: string) => string;
  /** Whose tokens the subgraph of contacts asks for. */
  readonly jwt?: JwtOptions;
}

/** Starts the example's router over the example's notes and a gateway of the test's own. */
export async function startSupergraph({
  headers = ROUTER,
  change = (supergraph) => supergraph,
  jwt,
}: SupergraphOptions = {}): Promise<Supergraph> {
  const stack = new AsyncDisposableStack();
  const world = stack.use(await startSubgraph({ gateway: { jwt } }));
  const notes = await startNotes();
  stack.defer(() => notes.stop());
  const url = `${world.client.url}/graphql`;
  const contacts = { name: 'contacts', url, headers: ROUTER, stop: world.stopGateway };
  const router = await startRouter({
    subgraphs: [{ ...contacts, headers }, notes],
    supergraph: change(await composeSupergraph([contacts, notes])),
    port: 0,
    logging: false,
  });
  stack.defer(() => router.stop());
  return {
    world,
    client: new GatewayClient(router.url.replace('/graphql', ''), world.upstream.calls),
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}
