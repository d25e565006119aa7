import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { spawnEntry, urlOf } from '../../../test/support/spawned.ts';
import { gatewayEnv } from '../../chaos/world/gateway-env.ts';
import { type GatewayProcess, startGatewayProcess } from '../../chaos/world/gateway-process.ts';
import { makeTemporaryFolder } from '../../chaos/world/temporary-folder.ts';
import { GatewayLog } from './gateway-log.ts';

/** One gateway as in production, in front of an embedded Connect that has the quotas of the real one. */
export interface SoakWorld extends AsyncDisposable {
  /** Without a path. */
  readonly url: string;
  readonly pid: number;
  readonly gateway: GatewayProcess;
  /** Whether the gateway has ended. */
  readonly hasEnded: () => boolean;
  readonly log: GatewayLog;
  readonly auditLog: string;
}

/** How long a call of Connect takes here, so that callers can go away in the middle of one. */
const CONNECT_LATENCY_MS = 30;
/**
 * With as much room as a large machine has, V8 lets old garbage pile up to several times what is in use, and a leak of
 * days could hide in it. A container of half a gibibyte leaves about so much.
 */
const HEAP_MIB = 320;
/** The default deadline of a request, and the grace after it. */
export const LATE_MS = 10_000 + 100;

/** Starts both processes. They and their files go with the world. */
export async function startSoakWorld(seed: object): Promise<SoakWorld> {
  await using stack = new AsyncDisposableStack();
  const { path: folder } = stack.use(await makeTemporaryFolder('soak-'));
  const seedPath = join(folder, 'seed.json');
  await writeFile(seedPath, JSON.stringify(seed));
  const emulator = stack.use(
    spawnEntry('main-emulator', {
      EMULATOR_PORT: '0',
      EMULATOR_SEED: seedPath,
      EMULATOR_QUOTAS: 'aws',
      // The transfers of half an hour are more than an agent queue holds.
      EMULATOR_LIMITS: 'off',
      EMULATOR_LATENCY_MS: String(CONNECT_LATENCY_MS),
    }),
  );
  const killEmulator = (): void => {
    emulator.kill('SIGKILL');
  };
  process.once('exit', killEmulator);
  stack.defer(() => {
    process.off('exit', killEmulator);
  });
  const auditLog = join(folder, 'audit.jsonl');
  const log = new GatewayLog(LATE_MS);
  const gateway = startGatewayProcess(
    {
      ...gatewayEnv(await urlOf(emulator)),
      CONNECT_QUOTAS: 'aws',
      AUDIT_LOG: auditLog,
      LOG_LEVEL: 'info',
      NODE_OPTIONS: `--max-old-space-size=${HEAP_MIB}`,
    },
    (line) => {
      log.add(line);
    },
  );
  stack.defer(async () => {
    gateway.kill('SIGKILL');
    await gateway.ended;
  });
  let isOver = false;
  void gateway.ended.then(() => {
    isOver = true;
  });
  const { origin: url } = new URL(await gateway.url);
  const { pid } = gateway;
  if (pid === undefined) throw new Error('The gateway has no process');
  const disposal = stack.move();
  return {
    url,
    pid,
    gateway,
    hasEnded: () => isOver,
    log,
    auditLog,
    [Symbol.asyncDispose]: () => disposal.disposeAsync(),
  };
}
