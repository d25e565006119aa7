import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ConnectClient } from '@aws-sdk/client-connect';
import { createConnectClient } from '../src/connect/connect-client.ts';
import { FLOWS, INSTANCE_ID } from '../test/support/ids.ts';
import { type Running, startProcess } from './process.ts';

export const REGION = 'us-east-1';
export const CREDENTIALS = { accessKeyId: 'bench', secretAccessKey: 'bench' };

/**
 * Starts an embedded Connect alone, with a seed as JSON has it. It neither delays nor throttles, and holds any number
 * of contacts, unless the given variables say so.
 */
export async function startEmulator(
  seed: object,
  signal: AbortSignal,
  variables: Readonly<Record<string, string>> = {},
): Promise<Running> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  try {
    const path = join(folder, 'seed.json');
    await writeFile(path, JSON.stringify(seed));
    const env = { EMULATOR_SEED: path, EMULATOR_LIMITS: 'off', ...variables };
    const options = { entry: 'main-emulator', portVariable: 'EMULATOR_PORT', env, signal } as const;
    return await startProcess(options);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Starts a gateway as in production, but for the Connect that it calls and the given variables. */
export function startGateway(
  emulatorUrl: string,
  signal: AbortSignal,
  env: Readonly<Record<string, string>> = {},
  preload?: URL,
): Promise<Running> {
  return startProcess({
    entry: 'main',
    preload,
    portVariable: 'PORT',
    env: {
      NODE_ENV: 'production',
      CONNECT_MODE: 'aws',
      AUTH: 'off',
      ALLOW_UNAUTHENTICATED: 'true',
      // What is measured is the gateway, and not how long Connect's quota has it wait.
      CONNECT_QUOTAS: 'off',
      // One caller sends all there is, and as much as the gateway bears.
      RATE_LIMIT: 'off',
      MAX_EVENT_LOOP_DELAY_MS: '0',
      AWS_REGION: REGION,
      AWS_ENDPOINT_URL_CONNECT: emulatorUrl,
      AWS_ACCESS_KEY_ID: CREDENTIALS.accessKeyId,
      AWS_SECRET_ACCESS_KEY: CREDENTIALS.secretAccessKey,
      CONNECT_INSTANCE_ID: INSTANCE_ID,
      CONNECT_QUEUE_TRANSFER_FLOW_ID: FLOWS.queueTransfer,
      ...env,
    },
    probe: '/readyz',
    signal,
  });
}

/** A client of the embedded Connect, made as the gateway makes its own. Call `destroy()` when done. */
export function connectTo(emulatorUrl: string): ConnectClient {
  return createConnectClient({ region: REGION, endpoint: emulatorUrl, credentials: CREDENTIALS });
}
