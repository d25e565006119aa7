import type { Rate } from '../../../src/connect/quota/token-buckets.ts';
import type { GatewayAnswer } from '../../support/gateway-client.ts';
import { TransferContactDocument } from '../../support/generated/graphql.ts';
import { QUEUES } from '../../support/ids.ts';
import type { UpstreamCall } from '../../support/recording-proxy.ts';
import { startWorld, type World } from '../../support/world.ts';

/**
 * A Connect with AWS's quotas, and a gateway that knows them. It trusts the header `x-forwarded-for`, so that a test can
 * have several callers.
 */
export async function startQuotaWorld({
  requestTimeoutMs = 5_000,
  rates = [],
}: {
  requestTimeoutMs?: number;
  rates?: readonly (readonly [operation: string, rate: Rate])[];
} = {}): Promise<World> {
  return startWorld({
    emulator: { quotas: 'aws' },
    maxAttempts: 3,
    gateway: {
      rates: { rates: new Map(rates), share: 1 },
      requestTimeoutMs,
      trustedProxies: ['127.0.0.1'],
    },
  });
}

/** The parts of a transfer's result that these tests check. */
export interface TransferAnswer {
  readonly __typename: string;
  readonly retryAfter?: number;
}

export async function transferOf(
  { client }: World,
  contactId: string,
  caller = '10.0.0.1',
): Promise<TransferAnswer> {
  const input = { contactId, target: { queueId: QUEUES.billing } };
  const headers = { 'x-forwarded-for': caller };
  const { data } = await client.send(TransferContactDocument.toString(), { input }, headers);
  return data?.['transferContact'] as TransferAnswer;
}

/** Reads what costs one call of ListAssociatedContacts, of which there are two a second. */
export async function readTransfersOf(
  { client }: World,
  contactId: string,
): Promise<GatewayAnswer> {
  return client.send('query ($id: ID!) { contact(id: $id) { transfers { id } } }', {
    id: contactId,
  });
}

export function callsOf({ upstream }: World, operation: string): UpstreamCall[] {
  return upstream.calls.filter((call) => call.operation === operation);
}

/** The value of a figure of the gateway's, by its name and a part of its labels; `undefined` when there is none. */
export async function figure(
  { client }: World,
  name: string,
  label: string,
): Promise<number | undefined> {
  const text = await (await fetch(`${client.url}/metrics`)).text();
  const line = text.split('\n').find((each) => each.startsWith(`${name}{`) && each.includes(label));
  return line === undefined ? undefined : Number(line.split(' ').at(-1));
}
