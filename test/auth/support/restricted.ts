import { expect } from '@jest/globals';
import type { GatewayAnswer } from '../../support/gateway-client.ts';
import { INSTANCE_ID } from '../../support/ids.ts';
import { startWorld, type World, type WorldOptions } from '../../support/world.ts';
import { bearer, type Claims, EVERY_SCOPE, type TestIssuer } from './test-issuer.ts';

const SECRET = 'known-to-the-router-only';
/** An instance that the gateway may use beside the default one. */
export const OTHER_INSTANCE = '10000000-0000-4000-8000-00000000000f';

/** A world whose gateway requires the issuer's tokens. */
export async function startRestricted(
  issuer: TestIssuer,
  gateway: WorldOptions['gateway'] = {},
): Promise<World> {
  return startWorld({
    gateway: {
      jwt: issuer.options,
      federation: { secret: SECRET },
      instances: { defaultId: INSTANCE_ID, allowedIds: [INSTANCE_ID, OTHER_INSTANCE] },
      ...gateway,
    },
  });
}

/** A response, and the calls to Connect for it. */
export type Exchange = GatewayAnswer & { readonly calls: readonly string[] };

/** Sends a query through the router, with a token that has every scope and these claims. */
export async function sendAs(
  issuer: TestIssuer,
  world: World,
  claims: Claims,
  query: string,
): Promise<Exchange> {
  const before = world.upstream.calls.length;
  const token = await issuer.token({ scope: EVERY_SCOPE, ...claims });
  const headers = { ...bearer(token), 'x-federation-secret': SECRET };
  const answer = await world.client.send(query, {}, headers);
  return { ...answer, calls: world.upstream.calls.slice(before).map(({ operation }) => operation) };
}

/** A transfer that selects both contacts. */
export function transfer(contactId: string, target: string, more = ''): string {
  return `mutation {
    transferContact(input: { contactId: "${contactId}", target: { ${target} } ${more} }) {
      __typename ... on ContactError { message }
      ... on TransferContactSuccess { contact { id queueId } transferredContact { id name } }
    }
  }`;
}

/** The errors of a response with one field that the caller may not read. */
export const FORBIDDEN = [
  expect.objectContaining({
    message: 'You are not authorized to perform this action.',
    extensions: { code: 'FORBIDDEN', requestId: expect.any(String) },
  }),
];
