import type { GatewayAnswer } from '../../../support/gateway-client.ts';
import { INSTANCE_ARN } from '../../../support/ids.ts';
import { startWorld, type World, type WorldOptions } from '../../../support/world.ts';

/** What the router of these tests shows. */
export const SECRET = 'known-to-the-router-only';
export const ROUTER = { 'x-federation-secret': SECRET } as const;

/** A world whose gateway serves a subgraph. */
export async function startSubgraph(options: WorldOptions = {}): Promise<World> {
  return startWorld({
    ...options,
    gateway: { federation: { secret: SECRET }, ...options.gateway },
  });
}

/** Asks for entities as a router does. */
export async function entities(
  { client }: World,
  representations: readonly unknown[],
  selection = `
    __typename
    ... on Contact { id active }
    ... on ContactFlow { id name }
    ... on Queue { id name }
    ... on QuickConnect { id name }
    ... on RoutingProfile { id name }
    ... on User { id username }
  `,
): Promise<GatewayAnswer> {
  const query = `query ($representations: [_Any!]!) {
    _entities(representations: $representations) { ${selection} }
  }`;
  return client.send(query, { representations }, ROUTER);
}

/** The ARN of something in the built-in contact centre. */
export function arnOf(kind: string, id: string): string {
  return `${INSTANCE_ARN}/${kind}/${id}`;
}
