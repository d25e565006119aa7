import { randomUUID } from 'node:crypto';
import contactCentre from './data/contact-centre.json' with { type: 'json' };
import { Throttle } from './protocol/throttling.ts';
import { parseSeed, type Seed } from './seed.ts';
import { createServer } from './server.ts';
import { ContactStore } from './store/contact-store.ts';
import { Directory } from './store/directory.ts';
import { IdempotencyTable } from './store/idempotency.ts';
import { seedContacts } from './store/seed-contacts.ts';
import { type ExecutedTransfer, TransferLedger } from './store/transfer-ledger.ts';

export interface EmulatorOptions {
  /** What the contact centre holds at the start; the built-in one when absent. */
  readonly seed?: Seed;
  /** 127.0.0.1 when absent. */
  readonly host?: string;
  /** Any free port when absent or 0. */
  readonly port?: number;
  /** The clock of everything but the Date header. */
  readonly now?: () => Date;
  /** The source of the ids of new contacts; random UUIDs when absent. */
  readonly newId?: () => string;
  /** How long every response is delayed once it is ready. */
  readonly latencyMs?: number;
  /** How long it takes until reads see a write. */
  readonly consistencyDelayMs?: number;
  /** `aws`: Connect's default quotas are enforced. */
  readonly quotas?: 'off' | 'aws';
  /**
   * How long the token of a next page is good for. Five minutes when absent: what is documented for
   * GetCurrentMetricData, and inferred for everything else.
   */
  readonly pageTokenTtlMs?: number;
  /** Documentation differs on EMAIL, so only TASK contacts can be transferred when absent. */
  readonly transferableChannels?: readonly ('TASK' | 'EMAIL')[];
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
  /** Every transfer executed so far, whether or not its response arrived. It grows without limit. */
  readonly transfers: readonly ExecutedTransfer[];
  /** Closes all connections. Contacts are held in memory only, and are lost. */
  close(): Promise<void>;
}

const fiveMinutesMs = 300_000;

/**
 * Starts the embedded Connect: an HTTP server that speaks Connect's wire protocol, to be used by an
 * unmodified AWS SDK with its endpoint set to `url` and any credentials.
 * Rejects when it cannot listen on the host and port.
 */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const { seed = parseSeed(contactCentre), now = () => new Date(), newId = randomUUID } = options;
  const startedAt = now();
  const contacts = new ContactStore(options.consistencyDelayMs ?? 0);
  for (const contact of seedContacts(seed, startedAt)) contacts.seed(contact);
  const ledger = new TransferLedger();
  const shared = {
    startedAt,
    newId,
    contacts,
    directory: new Directory(seed),
    idempotency: new IdempotencyTable(),
    ledger,
    transferableChannels: options.transferableChannels ?? ['TASK'],
    pageTokenTtlMs: options.pageTokenTtlMs ?? fiveMinutesMs,
  };
  const server = createServer({
    context: () => ({ ...shared, now: now() }),
    throttle: options.quotas === 'aws' ? new Throttle() : undefined,
    latencyMs: options.latencyMs ?? 0,
  });
  const url = await server.listen({ host: options.host ?? '127.0.0.1', port: options.port ?? 0 });
  const { transfers } = ledger;
  return { url, defaults: defaultsOf(seed), transfers, close: () => server.close() };
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
