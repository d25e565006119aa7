import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import { dirname } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { readBlocks } from '../../test/support/docs.ts';

const PAGE = 'docs/operations/redis.md';

/** The label of the commands that start two gateways and check them. */
const LABEL = 'two-gateways';

/** How many of these commands are servers, which run until they are stopped. */
const SERVERS = 3;

/** The ports of the page, which may be taken here. */
const PORTS = ['6380', '4010', '4001', '4002'];

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await once(server.close(), 'close');
  return port;
}

/** Resolves once a server listens at the port. */
async function listening(port: string): Promise<void> {
  for (;;) {
    const socket = connect(Number(port), '127.0.0.1');
    const isThere = await once(socket, 'connect').then(
      () => true,
      () => false,
    );
    socket.destroy();
    if (isThere) return;
    await setTimeout(200);
  }
}

function startShell(script: string, emulatorPort: string): ChildProcess {
  // eslint-disable-next-line no-restricted-properties -- where programs are, not configuration
  const { PATH: path = '' } = process.env;
  const PATH = `${dirname(process.execPath)}:${path}`;
  return spawn('bash', ['-c', script], {
    cwd: ROOT,
    env: { PATH, EMULATOR_PORT: emulatorPort },
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
}

async function outputOf(shell: ChildProcess): Promise<string> {
  return shell.stdout === null ? '' : text(shell.stdout);
}

/** Ends a shell with all that it has started. */
async function end(shell: ChildProcess): Promise<void> {
  if (shell.exitCode !== null || shell.pid === undefined) return;
  const closed = once(shell, 'close');
  process.kill(-shell.pid, 'SIGTERM');
  await closed;
}

const withoutIds = (printed: string): string =>
  printed.replaceAll(/"id":"[0-9a-f-]{36}"/g, '"id":"ID"').trim();

test('the commands of the page about several gateways start two, which share one Redis', async () => {
  const blocks = await readBlocks(PAGE);
  const steps = blocks.flatMap(({ label, text: script }, index) => {
    const next = blocks[index + 1];
    return label === LABEL ? [{ script, answer: next?.label === 'answer' ? next.text : '' }] : [];
  });
  const ports = new Map<string, string>();
  for (const port of PORTS) ports.set(port, String(await freePort()));
  const withPorts = (script: string): string =>
    script.replaceAll(/\b\d{4}\b(?!-)/g, (number) => ports.get(number) ?? number);
  const start = ({ script }: { script: string }): ChildProcess =>
    startShell(withPorts(script), ports.get('4010') ?? '');
  await using stack = new AsyncDisposableStack();

  for (const server of steps.slice(0, SERVERS)) {
    const shell = start(server);
    stack.defer(() => end(shell));
    shell.stdout?.resume();
  }
  await Promise.all([...ports.values()].map(listening));
  const checks = steps.slice(SERVERS);
  const [first] = checks;
  if (first === undefined) throw new Error(`${PAGE} has no checks`);
  while ((await outputOf(start(first))).trim() !== first.answer.trim()) await setTimeout(500);
  const printed = [];
  for (const check of checks) printed.push(withoutIds(await outputOf(start(check))));

  expect(printed).toStrictEqual(checks.map(({ answer }) => withoutIds(answer)));
  const contacts = /"id":"([0-9a-f-]{36})"/g;
  const again = checks.find(({ script }) => script.includes('clientToken'));
  const ids = again && [...(await outputOf(start(again))).matchAll(contacts)].map(([, id]) => id);
  expect(ids?.length).toBe(2);
  expect(new Set(ids).size).toBe(1);
});
