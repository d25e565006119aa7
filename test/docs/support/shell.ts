import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
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
    env: { PATH: `${dirname(process.execPath)}:${PATH}`, ...env },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Ports that are free now, in place of those of the pages, which may be taken. */
export async function freePorts(ports: Iterable<string>): Promise<Map<string, string>> {
  const free = Array.from(ports, (port) => {
    return { port, server: createServer().listen(0, '127.0.0.1') };
  });
  await Promise.all(free.map(async ({ server }) => once(server, 'listening')));
  const pairs = free.map(({ port, server }) => {
    return [port, String((server.address() as AddressInfo).port)] as const;
  });
  await Promise.all(free.map(async ({ server }) => once(server.close(), 'close')));
  return new Map(pairs);
}

/** A port of the pages; not a part of an id. */
export const PORT = /(?<![\w.-])[46]\d{3}(?![\w-])/g;

/** A text with other ports. */
export const withPorts = (text: string, ports: ReadonlyMap<string, string>): string =>
  text.replaceAll(PORT, (port) => ports.get(port) ?? port);
