import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { Agent } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ConnectClient, StartTaskContactCommand } from '@aws-sdk/client-connect';
import { createConnectClient } from '../../../src/connect/connect-client.ts';
import { type Emulator, startEmulator } from '../../../src/emulator/emulator.ts';
import { FLOWS, INSTANCE_ID } from '../../support/ids.ts';
import { type RecordingProxy, startRecordingProxy } from '../../support/recording-proxy.ts';
import type { Span } from '../history.ts';
import { type GatewayName, GATEWAYS } from '../plan/plan.ts';
import { AuditReader } from './audit-reader.ts';
import { GatewaySlot, now } from './gateway-slot.ts';
import { UpstreamDesk } from './upstream-desk.ts';

/** What a world is started with. */
export interface WorldOptions {
  /** Of each request to a gateway. */
  readonly requestTimeoutMs: number;
  /** How long it takes until reads of Connect see a write. */
  readonly consistencyDelayMs: number;
}

/** The way to Connect of one front door: a gateway's, or in the plain run a front-end's. */
export interface Way {
  readonly proxy: RecordingProxy;
  /** The spans in which the proxy refused connections. */
  readonly refusals: Span[];
  /** Resolves when the proxy takes connections again. */
  refusing: Promise<void>;
  isRefusing: boolean;
}

/** An embedded Connect, and two ways to it. */
export interface Upstream extends AsyncDisposable {
  readonly emulator: Emulator;
  readonly desk: UpstreamDesk;
  readonly ways: Readonly<Record<GatewayName, Way>>;
  /** Starts a task, past all faults. */
  startTask(name: string): Promise<string>;
  /** Breaks all connections of one way, and refuses new ones for a while; does nothing while it does so already. */
  refuse(gateway: GatewayName, forMs: number): void;
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

/** An embedded Connect in this process, a proxy for each way, and the desk that decides in both. */
export async function startUpstream(
  consistencyDelayMs: number,
  kill: (gateway: GatewayName) => void,
): Promise<Upstream> {
  await using stack = new AsyncDisposableStack();
  const emulator = await startEmulator({ consistencyDelayMs });
  stack.defer(() => emulator.close());
  const direct = connectTo(emulator.url);
  stack.defer(() => {
    direct.destroy();
  });
  const desk = new UpstreamDesk(kill);
  const openWay = async (gateway: GatewayName): Promise<Way> => {
    const proxy = stack.use(await startRecordingProxy(emulator.url));
    proxy.answerBy(() => desk.answerOf(gateway));
    return { proxy, refusals: [], refusing: Promise.resolve(), isRefusing: false };
  };
  const ways = { A: await openWay('A'), B: await openWay('B') };
  const disposal = stack.move();
  return {
    emulator,
    desk,
    ways,
    startTask: (name) => startTask(direct, name),
    refuse(gateway, forMs) {
      const way = ways[gateway];
      if (way.isRefusing) return;
      way.refusing = refuseFor(gateway, way, forMs);
    },
    [Symbol.asyncDispose]: async () => {
      await Promise.all(GATEWAYS.map((gateway) => ways[gateway].refusing));
      await disposal.disposeAsync();
    },
  };
}

/** Starts a world in a temporary folder; both go with it, whatever ends it. `onFault` is told when a gateway misbehaves. */
export async function startChaosWorld(
  { requestTimeoutMs, consistencyDelayMs }: WorldOptions,
  onFault: (what: string) => void,
): Promise<ChaosWorld> {
  await using stack = new AsyncDisposableStack();
  const folder = await mkdtemp(join(tmpdir(), 'chaos-'));
  const remove = (): void => {
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', remove);
  stack.defer(async () => {
    process.off('exit', remove);
    await rm(folder, { recursive: true, force: true });
  });
  const upstream = stack.use(
    await startUpstream(consistencyDelayMs, (gateway) => slots[gateway].kill()),
  );
  const pathOf = (gateway: GatewayName): string => join(folder, `audit-${gateway}.jsonl`);
  const slotOf = (gateway: GatewayName): GatewaySlot =>
    new GatewaySlot(
      gateway,
      {
        ...gatewayEnv(upstream.ways[gateway].proxy.url),
        AUDIT_LOG: pathOf(gateway),
        REQUEST_TIMEOUT_MS: String(requestTimeoutMs),
      },
      onFault,
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

/** The environment of a gateway as in production, with its Connect behind a proxy. */
export function gatewayEnv(connectUrl: string): Record<string, string> {
  return {
    NODE_ENV: 'production',
    PORT: '0',
    CONNECT_MODE: 'aws',
    AWS_REGION: 'us-east-1',
    AWS_ENDPOINT_URL_CONNECT: connectUrl,
    AWS_ACCESS_KEY_ID: 'chaos',
    AWS_SECRET_ACCESS_KEY: 'chaos',
    CONNECT_INSTANCE_ID: INSTANCE_ID,
    CONNECT_QUEUE_TRANSFER_FLOW_ID: FLOWS.queueTransfer,
    CONNECT_USER_TRANSFER_FLOW_ID: FLOWS.userTransfer,
  };
}

function connectTo(endpoint: string): ConnectClient {
  return createConnectClient({
    region: 'us-east-1',
    endpoint,
    credentials: { accessKeyId: 'chaos', secretAccessKey: 'chaos' },
  });
}

async function startTask(connect: ConnectClient, name: string): Promise<string> {
  const { ContactId: contactId } = await connect.send(
    new StartTaskContactCommand({
      InstanceId: INSTANCE_ID,
      ContactFlowId: FLOWS.inbound,
      Name: name,
    }),
  );
  if (contactId === undefined) throw new Error('A task was not started');
  return contactId;
}

async function refuseFor(gateway: GatewayName, way: Way, milliseconds: number): Promise<void> {
  const from = now();
  way.isRefusing = true;
  await way.proxy.refuse();
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
  await way.proxy.accept();
  way.isRefusing = false;
  way.refusals.push({ gateway, from, until: now() });
}
