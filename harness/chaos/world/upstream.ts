import { setTimeout as sleep } from 'node:timers/promises';
import {
  type ConnectClient,
  InvalidRequestException,
  StartTaskContactCommand,
  TransferContactCommand,
} from '@aws-sdk/client-connect';
import { createConnectClient } from '../../../src/connect/connect-client.ts';
import contactCentre from '../../../src/emulator/data/contact-centre.json' with { type: 'json' };
import { type Emulator, startEmulator } from '../../../src/emulator/emulator.ts';
import { parseSeed, type Seed } from '../../../src/emulator/seed.ts';
import { FLOWS, INSTANCE_ID, QUEUES } from '../../../test/support/ids.ts';
import { type RecordingProxy, startRecordingProxy } from '../../../test/support/recording-proxy.ts';
import type { Span } from '../history.ts';
import { AGENT_IDS, endedContactOf, SUPERVISOR_IDS } from '../operations/values.ts';
import { type GatewayName, GATEWAYS, type Skews } from '../plan/plan.ts';
import { now } from './now.ts';
import { SubjectStates } from './subject-states.ts';
import { UpstreamDesk } from './upstream-desk.ts';

/** The way to Connect of one front door: a gateway's, or in the plain run a front-end's. */
export interface Way {
  readonly proxy: RecordingProxy;
  /** The spans in which the proxy rejected connections. */
  readonly rejections: Span[];
  /** Resolves when the proxy takes connections again. */
  rejecting: Promise<void>;
  isRejecting: boolean;
}

/** An embedded Connect, and two ways to it. */
export interface Upstream extends AsyncDisposable {
  readonly emulator: Emulator;
  readonly desk: UpstreamDesk;
  readonly ways: Readonly<Record<GatewayName, Way>>;
  /** Reaches Connect past all faults and gateways. */
  readonly direct: ConnectClient;
  /** What happens to contacts and users in the emulator. */
  readonly states: SubjectStates;
  /** Starts a task, past all faults, and waits until reads see it. */
  startTask(name: string): Promise<string>;
  /** Transfers a contact, past all faults and gateways, as somebody else may; not one that has ended meanwhile. */
  transfer(contactId: string, queueId: string, token: string): Promise<void>;
  /** Breaks all connections of one way, and rejects new ones for a while; does nothing while it does so already. */
  reject(gateway: GatewayName, forMs: number): void;
}

const SEED: Seed = parseSeed({
  ...contactCentre,
  users: [
    ...contactCentre.users,
    // They do not close contacts that have ended.
    ...AGENT_IDS.map((id, index) => ({ id, username: `agent-${index}`, handling: 'MANUAL' })),
    ...SUPERVISOR_IDS.map((id, index) => ({ id, username: `supervisor-${index}` })),
  ],
  contacts: [
    ...contactCentre.contacts,
    ...AGENT_IDS.map((userId) => ({
      id: endedContactOf(userId),
      queueId: QUEUES.claims,
      userId,
      agentState: 'ENDED',
      disconnectTimestamp: -60,
    })),
  ],
});

/**
 * An embedded Connect in this process, a proxy for each way, and the desk that decides in both.
 *
 * @param skewMs how far Connect's clock is ahead, as it is seen by each way.
 */
export async function startUpstream(
  consistencyDelayMs: number,
  kill: (gateway: GatewayName) => void,
  skewMs: Skews = { A: 0, B: 0 },
): Promise<Upstream> {
  await using stack = new AsyncDisposableStack();
  // All schedules share it: together they start more tasks than an instance holds.
  const emulator = await startEmulator({ seed: SEED, consistencyDelayMs, limits: 'off' });
  stack.defer(() => emulator.close());
  const direct = connectTo(emulator.url);
  stack.defer(() => {
    direct.destroy();
  });
  const desk = new UpstreamDesk(kill, skewMs);
  const openWay = async (gateway: GatewayName): Promise<Way> => {
    const proxy = stack.use(await startRecordingProxy(emulator.url));
    proxy.answerBy(() => desk.answerOf(gateway));
    return { proxy, rejections: [], rejecting: Promise.resolve(), isRejecting: false };
  };
  const ways = { A: await openWay('A'), B: await openWay('B') };
  const disposal = stack.move();
  return {
    emulator,
    desk,
    ways,
    direct,
    states: new SubjectStates(emulator.state),
    async startTask(name) {
      const contactId = await startTask(direct, name);
      await sleep(consistencyDelayMs);
      return contactId;
    },
    async transfer(contactId, queueId, token) {
      const flow = { InstanceId: INSTANCE_ID, ContactFlowId: FLOWS.queueTransfer };
      const named = { ContactId: contactId, QueueId: queueId, ClientToken: token };
      try {
        await direct.send(new TransferContactCommand({ ...flow, ...named }));
      } catch (error) {
        if (!(error instanceof InvalidRequestException)) throw error;
      }
    },
    reject(gateway, forMs) {
      const way = ways[gateway];
      if (way.isRejecting) return;
      way.rejecting = rejectFor(gateway, way, forMs);
    },
    [Symbol.asyncDispose]: async () => {
      await Promise.all(GATEWAYS.map((gateway) => ways[gateway].rejecting));
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

async function rejectFor(gateway: GatewayName, way: Way, milliseconds: number): Promise<void> {
  const from = now();
  way.isRejecting = true;
  await way.proxy.disconnect();
  await sleep(milliseconds);
  await way.proxy.listen();
  way.isRejecting = false;
  way.rejections.push({ gateway, from, until: now() });
}
