import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endTool, printed, startTool } from './tool.ts';

/** A Redis of a test's own, that keeps nothing. */
export interface Redis extends AsyncDisposable {
  readonly url: string;
  /** Lets no command be answered any more. */
  pause(): void;
  resume(): void;
}

export async function startRedis(): Promise<Redis> {
  await using stack = new AsyncDisposableStack();
  const folder = await mkdtemp(join(tmpdir(), 'redis-test-'));
  stack.defer(() => rm(folder, { recursive: true, force: true }));
  const port = await freePort();
  const options = { port, bind: '127.0.0.1', dir: folder, save: '', appendonly: 'no' };
  const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const child = await startTool('redis-server', ...args);
  stack.defer(() => endTool(child));
  await printed(child, /Ready to accept connections/);

  const disposal = stack.move();
  return {
    url: `redis://127.0.0.1:${port}`,
    pause: () => child.kill('SIGSTOP'),
    resume: () => child.kill('SIGCONT'),
    [Symbol.asyncDispose]: () => disposal.disposeAsync(),
  };
}

/** Redis cannot choose a port itself. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
