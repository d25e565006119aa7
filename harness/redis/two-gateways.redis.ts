import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { freePorts, startShell, withPorts } from '../../test/docs/support/shell.ts';
import { readBlocks, withoutRandomText } from '../../test/support/docs.ts';

type Shell = ReturnType<typeof startShell>;

const PAGE = 'docs/operations/redis.md';

/** The label of the commands that start two gateways and check them. */
const LABEL = 'two-gateways';

/** How many of these commands are servers, which run until they are stopped. */
const SERVERS = 3;

/** The ports of the page, which may be taken here. */
const PORTS = ['6380', '4010', '4001', '4002'];

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

/** Ends a shell with all that it has started. */
async function end(shell: Shell): Promise<void> {
  if (shell.exitCode !== null || shell.pid === undefined) return;
  const closed = once(shell, 'close');
  process.kill(-shell.pid, 'SIGTERM');
  await closed;
}

const comparable = (printed: string): string => withoutRandomText(printed).trim();

test('the commands of the page about several gateways start two, which share one Redis', async () => {
  const blocks = await readBlocks(PAGE);
  const steps = blocks.flatMap(({ label, text: script }, index) => {
    const next = blocks[index + 1];
    return label === LABEL ? [{ script, answer: next?.label === 'answer' ? next.text : '' }] : [];
  });
  const ports = await freePorts(PORTS);
  const start = ({ script }: { script: string }): Shell =>
    startShell(withPorts(script, ports), { EMULATOR_PORT: ports.get('4010') ?? '' });
  const outputOf = async (step: { script: string }): Promise<string> => text(start(step).stdout);
  await using stack = new AsyncDisposableStack();

  for (const server of steps.slice(0, SERVERS)) {
    const shell = start(server);
    stack.defer(() => end(shell));
    shell.stdout.resume();
    shell.stderr.pipe(process.stderr);
  }
  await Promise.all([...ports.values()].map(listening));
  const checks = steps.slice(SERVERS);
  const [first] = checks;
  if (first === undefined) throw new Error(`${PAGE} has no checks`);
  while ((await outputOf(first)).trim() !== first.answer.trim()) await setTimeout(500);
  const printed = [];
  for (const check of checks) printed.push(comparable(await outputOf(check)));

  expect(printed).toStrictEqual(checks.map(({ answer }) => comparable(answer)));
  const contacts = /"id":"([0-9a-f-]{36})"/g;
  const again = checks.find(({ script }) => script.includes('clientToken'));
  const ids = again && [...(await outputOf(again)).matchAll(contacts)].map(([, id]) => id);
  expect(ids?.length).toBe(2);
  expect(new Set(ids).size).toBe(1);
});
