import type { Logger } from 'pino';
import type { Config } from './config/config.ts';
import type { ConnectClientOptions } from './connect/connect-client.ts';
import type { TransferSettings } from './contacts/operations/transfer-contact/validate-transfer.ts';
import { startEmulator } from './emulator/emulator.ts';
import { listenOrExit } from './listen-or-exit.ts';

/** The Connect that the gateway calls, and its instances and flows. */
export interface Upstream extends TransferSettings {
  readonly connect: ConnectClientOptions;
  /** Whether the default instance is the one of the built-in data. */
  readonly builtInContactCentre: boolean;
  /** Stops the embedded Connect; does nothing in aws mode. */
  stop(): Promise<void>;
}

/** Starts the embedded Connect, or points at AWS, depending on the configuration. */
export async function startUpstream(config: Config, log: Logger): Promise<Upstream> {
  const { upstream } = config;
  if (upstream.mode === 'aws') {
    const { region, instanceId } = upstream;
    return {
      // The endpoint and the credentials are left to the SDK's own chain.
      connect: { region },
      builtInContactCentre: false,
      instances: { defaultId: instanceId, allowedIds: [instanceId, ...config.instanceIds] },
      transferFlowIds: { queue: config.queueTransferFlowId, user: config.userTransferFlowId },
      stop: () => Promise.resolve(),
    };
  }
  const { host, port } = upstream.emulator;
  const emulator = await listenOrExit(
    () => startEmulator(upstream.emulator),
    { host, port, variables: { port: 'EMULATOR_PORT' } },
    log,
  );
  const { defaults, url, eventsQueueUrl } = emulator;
  log.info({ connect: url, eventsQueueUrl }, 'The embedded Connect is listening');
  const instanceId = upstream.instanceId ?? defaults.instanceId;
  return {
    connect: {
      region: defaults.region,
      endpoint: url,
      credentials: { accessKeyId: 'embedded', secretAccessKey: 'embedded' },
    },
    builtInContactCentre:
      upstream.emulator.seed === undefined && instanceId === defaults.instanceId,
    instances: { defaultId: instanceId, allowedIds: [instanceId, ...config.instanceIds] },
    transferFlowIds: {
      queue: config.queueTransferFlowId ?? defaults.queueTransferFlowId,
      user: config.userTransferFlowId ?? defaults.userTransferFlowId,
    },
    stop: () => emulator.close(),
  };
}
