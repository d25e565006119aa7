import { setTimeout as sleep } from 'node:timers/promises';
import { type ConnectClient, StartTaskContactCommand } from '@aws-sdk/client-connect';
import { createConnectClient } from '../../../src/connect/connect-client.ts';
import { type Emulator, startEmulator } from '../../../src/emulator/emulator.ts';
import { FLOWS, INSTANCE_ID } from '../../support/ids.ts';
import { type RecordingProxy, startRecordingProxy } from '../../support/recording-proxy.ts';
import type { Span } from '../history.ts';
import { type GatewayName, GATEWAYS } from '../plan/plan.ts';
import { now } from './now.ts';
import { UpstreamDesk } from './upstream-desk.ts';

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
  /** Starts a task, past all faults, and waits until reads see it. */
  startTask(name: string): Promise<string>;
  /** Breaks all connections of one way, and refuses new ones for a while; does nothing while it does so already. */
  refuse(gateway: GatewayName, forMs: number): void;
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
    async startTask(name) {
      const contactId = await startTask(direct, name);
      await sleep(consistencyDelayMs);
      return contactId;
    },
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
  await sleep(milliseconds);
  await way.proxy.accept();
  way.isRefusing = false;
  way.refusals.push({ gateway, from, until: now() });
}
