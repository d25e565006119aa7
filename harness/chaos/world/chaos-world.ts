import { Agent } from 'node:http';
import { join } from 'node:path';
import { type GatewayName, GATEWAYS, type Skews } from '../plan/plan.ts';
import { AuditReader } from './audit-reader.ts';
import { gatewayEnv } from './gateway-env.ts';
import { GatewaySlot } from './gateway-slot.ts';
import { makeTemporaryFolder } from './temporary-folder.ts';
import { startUpstream, type Upstream } from './upstream.ts';

/** What a world is started with. */
export interface WorldOptions {
  /** Of each request to a gateway. */
  readonly requestTimeoutMs: number;
  /** How long it takes until reads of Connect see a write. */
  readonly consistencyDelayMs: number;
  /** How far Connect's clock is ahead of a gateway's. */
  readonly skewMs: Skews;
  /** The Redis that the gateways share; none by default. */
  readonly redisUrl?: string | undefined;
}

/** Two gateways in front of one embedded Connect. */
export interface ChaosWorld extends Upstream {
  readonly slots: Readonly<Record<GatewayName, GatewaySlot>>;
  readonly audits: Readonly<Record<GatewayName, AuditReader>>;
  /** Keeps the connections of the callers. */
  readonly agent: Agent;
  /** Asks both gateways to end, and waits for them. */
  stopGateways(): Promise<void>;
}

/**
 * Starts a world in a temporary folder; both go with it, whatever ends it. `onMisbehaviour` is called when a gateway
 * misbehaves.
 */
export async function startChaosWorld(
  { requestTimeoutMs, consistencyDelayMs, skewMs, redisUrl }: WorldOptions,
  onMisbehaviour: (what: string) => void,
): Promise<ChaosWorld> {
  await using stack = new AsyncDisposableStack();
  const { path: folder } = stack.use(await makeTemporaryFolder('chaos-'));
  const upstream = stack.use(
    await startUpstream(consistencyDelayMs, (gateway) => slots[gateway].kill(), skewMs),
  );
  const pathOf = (gateway: GatewayName): string => join(folder, `audit-${gateway}.jsonl`);
  const slotOf = (gateway: GatewayName): GatewaySlot =>
    new GatewaySlot(
      gateway,
      {
        ...gatewayEnv(upstream.ways[gateway].proxy.url),
        AUDIT_LOG: pathOf(gateway),
        REQUEST_TIMEOUT_MS: String(requestTimeoutMs),
        // So that a process compares what the one before it has recorded.
        GATEWAY_SECRET: 'chaos-of-two-gateways',
        ...(redisUrl !== undefined && { REDIS_URL: redisUrl }),
      },
      onMisbehaviour,
    );
  const slots: ChaosWorld['slots'] = { A: slotOf('A'), B: slotOf('B') };
  const agent = new Agent({ keepAlive: true, maxSockets: Infinity });
  stack.defer(() => {
    agent.destroy();
  });
  const stopGateways = async (): Promise<void> => {
    await Promise.all(GATEWAYS.map((gateway) => slots[gateway].stop()));
  };
  stack.defer(stopGateways);
  await Promise.all(GATEWAYS.map((gateway) => slots[gateway].ready()));
  const disposal = stack.move();
  return {
    ...upstream,
    slots,
    audits: { A: new AuditReader(pathOf('A')), B: new AuditReader(pathOf('B')) },
    agent,
    stopGateways,
    [Symbol.asyncDispose]: () => disposal.disposeAsync(),
  };
}
