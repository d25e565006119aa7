import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from '@jest/globals';
import pMap from 'p-map';
import { build } from '../../tools/build.ts';
import { PAGES, readBlocks } from '../support/docs.ts';

/** The label of shell commands that start the gateway themselves: pages of operations have these. */
const LABEL = 'practice';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

// What is started is what is deployed.
await build('gateway');
await build('graphiql');

const pages = await Promise.all(
  PAGES.map(async (page) => {
    const blocks = await readBlocks(page);
    const steps = blocks.flatMap(({ language, label, text }, index) => {
      const next = blocks[index + 1];
      if (language !== 'sh' || label !== LABEL) return [];
      return [{ script: text, answer: next?.label === 'answer' ? next.text : '' }];
    });
    return { page, steps };
  }),
);

/** Ports that are free now, so that nothing has to be on those of the pages. */
async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'));
  await Promise.all(servers.map(async (server) => once(server, 'listening')));
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map(async (server) => once(server.close(), 'close')));
  return ports;
}

/** Runs a script as a reader would paste it, in the root of the project; returns what it prints. */
async function run(script: string): Promise<{ printed: string; errors: string }> {
  const [gateway = 0, emulator = 0] = await freePorts(2);
  const ported = script
    .replaceAll('127.0.0.1:4000', `127.0.0.1:${gateway}`)
    .replaceAll('127.0.0.1:4010', `127.0.0.1:${emulator}`);
  // eslint-disable-next-line no-restricted-properties -- where programs are, not configuration
  const { PATH: path = '' } = process.env;
  // The Node.js that runs the tests is one that the pages require.
  const PATH = `${dirname(process.execPath)}:${path}`;
  const env = { PATH, PORT: String(gateway), EMULATOR_PORT: String(emulator) };
  const stdio = ['ignore', 'pipe', 'pipe'] as const;
  const shell = spawn('bash', ['-c', ported], {
    cwd: ROOT,
    env,
    detached: true,
    stdio: [...stdio],
  });
  const output = { printed: '', errors: '' };
  shell.stdout.on('data', (text) => (output.printed += String(text)));
  shell.stderr.on('data', (text) => (output.errors += String(text)));
  try {
    await once(shell, 'close');
  } finally {
    try {
      // Whatever a failed script has left running.
      process.kill(-(shell.pid ?? 0), 'SIGKILL');
    } catch {
      // Nothing is left.
    }
  }
  return output;
}

/** One answer a line: an answer that `curl` prints has no end of line. */
const linesOf = (text: string): string[] =>
  text
    .replaceAll('}{"', '}\n{"')
    .replaceAll(/\}"/g, '}\n"')
    .trim()
    .split('\n')
    .filter((line) => line !== '');

const withSteps = pages.filter(({ steps }) => steps.length > 0);

describe('commands to practise', () => {
  const printedBy = new Map<string, { readonly printed: string; readonly errors: string }>();
  // They mostly wait, so several run at the same time.
  beforeAll(async () => {
    await pMap(
      withSteps,
      async ({ page, steps }) => {
        printedBy.set(page, await run(steps.map(({ script }) => script).join('\n')));
      },
      { concurrency: 3 },
    );
  });

  test.each(withSteps)('of $page print what the page shows', ({ page, steps }) => {
    const { printed = '', errors } = printedBy.get(page) ?? {};

    expect({ errors, lines: linesOf(printed) }).toStrictEqual({
      errors: '',
      lines: linesOf(steps.map(({ answer }) => answer).join('\n')),
    });
  });
});
