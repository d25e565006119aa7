import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { dirname } from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** Starts commands as a reader would paste them, in the root of the project, in a process group of their own. */
export function startShell(
  script: string,
  env: Readonly<Record<string, string>>,
): ChildProcessByStdio<null, Readable, Readable> {
  // eslint-disable-next-line no-restricted-properties -- where programs are, not configuration
  const { PATH = '' } = process.env;
  return spawn('bash', ['-c', script], {
    cwd: ROOT,
    // The Node.js that runs the tests is one that the pages require.
    env: {
      PATH: `${dirname(process.execPath)}:${PATH}`,
      // A machine that is busy with other tests is not to make a gateway reject requests.
      MAX_EVENT_LOOP_DELAY_MS: '0',
      ...env,
    },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Ports that are free now, in place of those of the pages, which may be taken. */
export async function freePorts(ports: Iterable<string>): Promise<Map<string, string>> {
  const pairs = new Map<string, string>();
  for (const port of ports) pairs.set(port, await freePort([...pairs.values()]));
  return pairs;
}

/** A free port below those that the system gives to others before it is used. */
async function freePort(taken: readonly string[]): Promise<string> {
  for (;;) {
    const port = randomInt(10_000, 32_000);
    const server = createServer();
    try {
      await once(server.listen(port, '127.0.0.1'), 'listening');
    } catch {
      continue;
    }
    await once(server.close(), 'close');
    if (!taken.includes(String(port))) return String(port);
  }
}

/** A port of the pages; not a part of an id. */
export const PORT = /(?<![\w.-])[46]\d{3}(?![\w-])/g;

/** A text with other ports. */
export const withPorts = (text: string, ports: ReadonlyMap<string, string>): string =>
  text.replaceAll(PORT, (port) => ports.get(port) ?? port);
