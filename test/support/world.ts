import { Writable } from 'node:stream';
import { auditRecord, type AuditRecord } from '../../src/audit/audit-record.ts';
import { type Emulator, type EmulatorOptions, startEmulator } from '../../src/emulator/emulator.ts';
import type { GatewayOptions } from '../../src/gateway/gateway-options.ts';
import { startGateway } from '../../src/gateway/gateway.ts';
import type { Instances } from '../../src/graphql-kit/input/instances.ts';
import { createLog } from '../../src/logging/logger.ts';
import { build } from '../../tools/build.ts';
import { GatewayClient } from './gateway-client.ts';
import { FLOWS, INSTANCE_ID } from './ids.ts';
import { type RecordingProxy, startRecordingProxy } from './recording-proxy.ts';

/** A gateway and an embedded Connect of a test's own, joined by a proxy that records what goes upstream. */
export interface World extends AsyncDisposable {
  readonly client: GatewayClient;
  readonly upstream: RecordingProxy;
  /** The embedded Connect, for calls that do not pass through the proxy, and for its state. */
  readonly emulator: Pick<Emulator, 'url' | 'state' | 'reset'>;
  /** The transfers that Connect has executed, whether or not its responses arrived. */
  readonly executedTransfers: Emulator['transfers'];
  /** What the gateway has logged. */
  readonly log: readonly Readonly<Record<string, unknown>>[];
  /** The gateway's audit records. */
  readonly audit: readonly AuditRecord[];
  readonly stopGateway: () => Promise<void>;
}

export interface WorldOptions {
  readonly emulator?: EmulatorOptions;
  readonly gateway?: Partial<Omit<GatewayOptions, 'connect' | 'log'>>;
  readonly instances?: Instances;
  /** The URL of another Connect for the gateway to call; that of its own world by default. */
  readonly connect?: string;
  /** Whether the gateway searches for credentials as it does in production; it is given some by default. */
  readonly findsCredentials?: boolean;
  /** How often a call is tried; once by default, so that each test decides on retries. */
  readonly maxAttempts?: number;
}

/** Starts a world; `await using world = await startWorld()` ends it with the test. */
export async function startWorld(options: WorldOptions = {}): Promise<World> {
  await using stack = new AsyncDisposableStack();
  if (options.gateway?.graphiql === true) await build('graphiql');
  const emulator = await startEmulator(options.emulator);
  stack.defer(() => emulator.close());
  const upstream = stack.use(await startRecordingProxy(emulator.url));

  const audit: AuditRecord[] = [];
  const log: Record<string, unknown>[] = [];
  const lines = new Writable({
    write(line: Buffer, _encoding, done) {
      log.push(JSON.parse(line.toString()) as Record<string, unknown>);
      done();
    },
  });
  const gateway = await startGateway({
    host: '127.0.0.1',
    port: 0,
    introspection: true,
    persistedDocuments: { mode: 'off', documents: new Map() },
    graphiql: false,
    builtInContactCentre: options.emulator?.seed === undefined,
    auditLog: {
      append(record) {
        // As the file does: what a record does not name is dropped.
        audit.push(auditRecord.parse(record));
        return Promise.resolve();
      },
    },
    outboundVoicePrefixes: ['+1', '+44'],
    maxAttempts: options.maxAttempts ?? 1,
    requestTimeoutMs: 20_000,
    shutdownDelayMs: 0,
    shutdownTimeoutMs: 5_000,
    instances: { defaultId: INSTANCE_ID, allowedIds: [INSTANCE_ID] },
    transferFlowIds: { queue: FLOWS.queueTransfer, user: FLOWS.userTransfer },
    secret: 'known-to-all-replicas',
    readAfterWrite: { reads: 5, firstPauseMs: 20 },
    directoryCache: { max: 1_000, ttlMs: 60_000, negativeTtlMs: 60_000 },
    // A busy machine is not a slow client: it sends a thousand requests at once, and is the one that answers them, too.
    connectionLimits: { headMs: 120_000, requestMs: 120_000, answerMs: 120_000 },
    ...options.gateway,
    log: createLog('debug', lines),
    connect: {
      region: 'us-east-1',
      endpoint: options.connect ?? upstream.url,
      ...(options.findsCredentials !== true && {
        credentials: { accessKeyId: 'test', secretAccessKey: 'test-secret' },
      }),
    },
  });
  const stopGateway = (): Promise<void> => gateway.stop();
  stack.defer(stopGateway);
  const disposal = stack.move();
  return {
    client: new GatewayClient(gateway.url, upstream.calls),
    upstream,
    emulator,
    executedTransfers: emulator.transfers,
    log,
    audit,
    stopGateway,
    [Symbol.asyncDispose]: () => disposal.disposeAsync(),
  };
}
