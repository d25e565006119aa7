import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../process.ts';

/** A Redis of the benchmark's own, which keeps nothing. */
export interface RedisServer extends AsyncDisposable {
  readonly url: string;
  /** Starts it at the same address as before, knowing nothing. */
  start(): Promise<void>;
  /** Ends it without a warning. */
  kill(): Promise<void>;
}

const POLL_MS = 10;

/**
 * Starts Debian's `redis-server` at a free port; one that is installed as a service is left alone.
 *
 * @throws what to install, when it is absent.
 */
export async function startRedisServer(): Promise<RedisServer> {
  const port = await freePort();
  let running: ChildProcess | undefined;

  const kill = async (): Promise<void> => {
    const child = running;
    running = undefined;
    if (child?.kill('SIGKILL') === true) await once(child, 'close');
  };
  process.once('exit', () => running?.kill('SIGKILL'));
  const start = async (): Promise<void> => {
    const address = ['--bind', '127.0.0.1', '--port', String(port)];
    const forgetful = ['--save', '', '--appendonly', 'no'];
    running = spawn('redis-server', [...address, ...forgetful], { stdio: 'ignore' });
    const failed = once(running, 'error').then(([error]) => {
      const advice =
        'redis-server did not start. On Debian, apt-get install redis-server brings it.';
      throw new Error(advice, { cause: error });
    });
    await Promise.race([answersAt(port), failed]);
  };

  await start();
  return { url: `redis://127.0.0.1:${port}`, start, kill, [Symbol.asyncDispose]: kill };
}

/** Waits until something takes connections at a port. */
async function answersAt(port: number): Promise<void> {
  for (;;) {
    const socket = connect(port, '127.0.0.1');
    try {
      await once(socket, 'connect');
      return;
    } catch {
      await pause(POLL_MS); // nothing listens yet
    } finally {
      socket.destroy();
    }
  }
}
