import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';

/** The timeout for Redis in tests of other things, so that a slow machine does no harm. */
export const PATIENT_MS = 20_000;

const ADVICE = 'There is no `redis-server` command. On Debian: apt-get install redis-server';

/** A separate Redis for a test, without persistence. It does not use the machine's own service. */
export interface RedisServer extends AsyncDisposable {
  readonly url: string;
  /** Kills it; all connections break. */
  kill(): Promise<void>;
  /** Restarts it at the same address after a kill, without data. */
  restart(): Promise<void>;
  /** Makes it silent: connections stay open without replies. */
  freeze(): void;
  /** Makes it continue, with everything that was sent to it meanwhile. */
  thaw(): void;
  /** Runs work with a separate connection. */
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

/** Another process is unlikely to get the same port in the meantime. */
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
