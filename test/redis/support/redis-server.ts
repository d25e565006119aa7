import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';

/** How long a gateway is to wait for Redis in a test that is not about that: a slow machine is not an error. */
export const PATIENT_MS = 20_000;

const ADVICE = 'There is no `redis-server` command. On Debian: apt-get install redis-server';

/** A Redis of a test's own, which keeps nothing on disk. A service of the machine's is left alone. */
export interface RedisServer extends AsyncDisposable {
  readonly url: string;
  /** Ends it as a crash does; all connections break. */
  kill(): Promise<void>;
  /** Starts it at the same address after a kill. It has forgotten everything. */
  restart(): Promise<void>;
  /** Makes it silent: connections stay open, and nothing is answered. */
  freeze(): void;
  /** Makes it go on, with all that was sent to it meanwhile. */
  thaw(): void;
  /** Runs work with a connection of the test's own. */
  with<Result>(work: (redis: Redis) => Promise<Result>): Promise<Result>;
}

/** Starts one, perhaps with a password; fails with advice when there is no such command. */
export async function startRedisServer(password = ''): Promise<RedisServer> {
  const args = ['--requirepass', password];
  const folder = await mkdtemp(join(tmpdir(), 'redis-test-'));
  const port = await freePort();
  const url = `redis://${password && `:${encodeURIComponent(password)}@`}127.0.0.1:${port}`;
  let process = await run(port, folder, args);
  const kill = async (): Promise<void> => {
    if (process.exitCode !== null || process.signalCode !== null) return;
    const ended = once(process, 'exit');
    process.kill('SIGKILL');
    await ended;
  };
  return {
    url,
    kill,
    async restart() {
      process = await run(port, folder, args);
    },
    freeze: () => void process.kill('SIGSTOP'),
    thaw: () => void process.kill('SIGCONT'),
    async with(work) {
      const redis = new Redis(url);
      try {
        return await work(redis);
      } finally {
        await redis.quit();
      }
    },
    async [Symbol.asyncDispose]() {
      await kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Nobody else is likely to be given it in the meantime. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function run(port: number, folder: string, args: readonly string[]): Promise<ChildProcess> {
  const settings = ['--port', `${port}`, '--bind', '127.0.0.1', '--dir', folder];
  const forgetful = ['--save', '', '--appendonly', 'no'];
  const server = spawn('redis-server', [...settings, ...forgetful, ...args]);
  let printed = '';
  server.stdout.on('data', (text) => (printed += String(text)));
  const failed = new Promise<never>((_, reject) => {
    server.once('error', (error) => {
      reject(new Error('code' in error && error.code === 'ENOENT' ? ADVICE : error.message));
    });
    server.once('exit', () => {
      reject(new Error(`redis-server ended:\n${printed}`));
    });
  });
  const ready = new Promise<void>((resolve) => {
    server.stdout.on('data', () => {
      if (printed.includes('Ready to accept connections')) resolve();
    });
  });
  await Promise.race([failed, ready]);
  failed.catch(() => undefined); // later it is ended on purpose
  return server;
}
