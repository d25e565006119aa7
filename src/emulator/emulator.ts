import { randomUUID } from 'node:crypto';
import { Clock } from './clock.ts';
import { createState } from './create-state.ts';
import contactCentre from './data/contact-centre.json' with { type: 'json' };
import type { EmulatorState } from './emulator-state.ts';
import { EventBus } from './events/event-bus.ts';
import { startEventQueue } from './events/event-queue.ts';
import { publishChanges } from './events/publish-changes.ts';
import { FaultRules } from './faults/fault-rules.ts';
import { isLoopback } from './is-loopback.ts';
import { listen } from './listen.ts';
import type { OperationContext } from './operations/operation.ts';
import { Throttle } from './protocol/throttling.ts';
import { parseSeed, type Seed } from './seed.ts';
import { createServer } from './server.ts';
import type { ExecutedTransfer } from './store/transfer-ledger.ts';
import { Timeline } from './timeline.ts';

export interface EmulatorOptions {
  /** What the contact centre holds at the start; the built-in one when absent. */
  readonly seed?: Seed;
  /** 127.0.0.1 when absent. */
  readonly host?: string;
  /** Any free port when absent or 0. */
  readonly port?: number;
  /** What the emulator's one clock starts from; the time of the machine when absent. */
  readonly now?: () => Date;
  /** The source of the ids of new contacts; random UUIDs when absent. */
  readonly newId?: () => string;
  /** How long every response is delayed once it is ready. */
  readonly latencyMs?: number;
  /** How long it takes until reads see a write. */
  readonly consistencyDelayMs?: number;
  /** How long it takes until SearchContacts sees a write; as other reads when absent. */
  readonly searchDelayMs?: number;
  /** `aws`: Connect's default quotas are enforced. */
  readonly quotas?: 'off' | 'aws';
  /** `off`: queues and instances hold any number of contacts. They do not when absent. */
  readonly limits?: 'on' | 'off';
  /**
   * How long the token of a next page is good for. Five minutes when absent: what is documented for
   * GetCurrentMetricData, and inferred for everything else.
   */
  readonly pageTokenTtlMs?: number;
  /** Only TASK when absent. AWS's current documentation adds EMAIL, which older ones do not have. */
  readonly transferableChannels?: readonly ('TASK' | 'EMAIL')[];
  /** Sends contact events to a queue of SQS, which is served at the next port, or any free one. It needs fauxqs. */
  readonly events?: boolean;
}

export interface Emulator {
  /** The endpoint for an AWS SDK: http://HOST:PORT */
  readonly url: string;
  /** The first instance of the seed, and its first active flows of the two transfer types. */
  readonly defaults: {
    readonly instanceId: string;
    readonly queueTransferFlowId?: string;
    readonly userTransferFlowId?: string;
    readonly region: string;
  };
  /** The latest 10,000 transfers that were executed, oldest first, whether or not their responses arrived. */
  readonly transfers: readonly ExecutedTransfer[];
  /** All that it knows, including what no read shows yet. */
  readonly state: EmulatorState;
  /** The contact events in this process, whether or not there is a queue. */
  readonly events: Pick<EventBus, 'subscribe' | 'configure' | 'disturbance'>;
  /** The URL of the queue with the contact events, for SQS clients; absent without `events`. */
  readonly eventsQueueUrl: string | undefined;
  /** Moves the one clock forward, and runs what becomes due. */
  advance(milliseconds: number): void;
  /**
   * Begins afresh: the seed, the clock, quotas, events, and all that was written. Rules for faults are
   * dropped; subscriptions to events remain.
   */
  reset(): Promise<void>;
  /** Closes all connections. Contacts are held in memory only, and are lost. */
  close(): Promise<void>;
}

const fiveMinutesMs = 300_000;

/**
 * Starts the embedded Connect: an HTTP server that speaks Connect's wire protocol, to be used by an
 * unmodified AWS SDK with its endpoint set to `url` and any credentials. Rejects when it cannot listen
 * on the host and port, and with EventQueueUnavailableError when there are to be events and fauxqs is
 * not installed.
 */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const { seed = parseSeed(contactCentre), consistencyDelayMs = 0 } = options;
  const clock = new Clock(options.now);
  const timeline = new Timeline(clock);
  const settings = {
    newId: options.newId ?? randomUUID,
    consistencyDelayMs,
    searchDelayMs: options.searchDelayMs ?? consistencyDelayMs,
    transferableChannels: options.transferableChannels ?? ['TASK'],
    pageTokenTtlMs: options.pageTokenTtlMs ?? fiveMinutesMs,
    limits: options.limits ?? 'on',
  };
  const newThrottle = (): Throttle | undefined =>
    options.quotas === 'aws' ? new Throttle() : undefined;
  const events = new EventBus(timeline);
  const newState = (): EmulatorState => {
    const made = createState(seed, clock, timeline, settings);
    publishChanges(made, events);
    return made;
  };
  let state = newState();
  let throttle = newThrottle();
  const faults = new FaultRules();
  const context = (): OperationContext => ({ ...state, now: clock.now() });
  const advance = (milliseconds: number): void => {
    clock.advance(milliseconds);
    timeline.run();
  };
  const { host = '127.0.0.1', port = 0 } = options;
  const defaults = defaultsOf(seed);
  await using opened = new AsyncDisposableStack();
  opened.defer(() => {
    timeline.clear();
  });
  const queue = options.events
    ? await startEventQueue({ host, port: nextPort(port), region: defaults.region })
    : undefined;
  if (queue !== undefined) {
    opened.defer(() => queue.close());
    events.subscribe((event) => {
      void queue.send(event);
    });
  }
  const reset = async (): Promise<void> => {
    timeline.clear();
    events.reset();
    clock.reset();
    state = newState();
    throttle = newThrottle();
    faults.replace([]);
    await queue?.purge();
  };
  const server = createServer({
    clock,
    wire: {
      context,
      throttle: () => throttle,
      runDue: () => {
        timeline.run();
      },
      faults,
      latencyMs: options.latencyMs ?? 0,
    },
    administration: isLoopback(host) ? { context, faults, events, advance, reset } : undefined,
  });
  const { url, close } = await listen(server, { host, port });
  opened.defer(close);
  const running = opened.move();
  return {
    url,
    defaults,
    events,
    eventsQueueUrl: queue?.url,
    get transfers() {
      return state.ledger.transfers;
    },
    get state() {
      return state;
    },
    advance,
    reset,
    close: () => running.disposeAsync(),
  };
}

/** Predictable next to a port that was chosen. */
function nextPort(port: number): number {
  return port === 0 || port === 65_535 ? 0 : port + 1;
}

function defaultsOf(seed: Seed): Emulator['defaults'] {
  const [instance] = seed.instances;
  if (instance === undefined) throw new Error('a seed has at least one instance');
  const firstFlow = (type: string): string | undefined =>
    seed.contactFlows.find(
      (flow) => flow.instanceId === instance.id && flow.type === type && flow.state === 'ACTIVE',
    )?.id;
  const queueTransferFlowId = firstFlow('QUEUE_TRANSFER');
  const userTransferFlowId = firstFlow('AGENT_TRANSFER');
  return {
    instanceId: instance.id,
    region: instance.region,
    ...(queueTransferFlowId !== undefined && { queueTransferFlowId }),
    ...(userTransferFlowId !== undefined && { userTransferFlowId }),
  };
}
