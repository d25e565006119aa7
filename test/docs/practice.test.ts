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

/** Where the processes listen by default. */
const GATEWAY_PORT = '4000';
const CONNECT_PORT = '4010';

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

const PORTS = /(127\.0\.0\.1:|\bPORT=|--port )(4\d{3})\b/g;

/** The same text with other ports. */
const withPorts = (text: string, ports: ReadonlyMap<string, number>): string =>
  text.replaceAll(PORTS, (whole, before: string, port: string) => {
    const other = ports.get(port);
    return other === undefined ? whole : `${before}${other}`;
  });

/** Runs a script as a reader would paste it, in the root of the project; returns what it prints. */
async function run(script: string): Promise<{ printed: string; errors: string }> {
  const named = new Set([...script.matchAll(PORTS)].map(([, , port = '']) => port));
  const shown = [...named.add(GATEWAY_PORT).add(CONNECT_PORT)];
  const free = await freePorts(shown.length);
  const ports = new Map(shown.map((port, index) => [port, free[index] ?? 0]));
  const back = new Map([...ports].map(([port, other]) => [String(other), Number(port)]));
  // eslint-disable-next-line no-restricted-properties -- where programs are, not configuration
  const { PATH: path = '' } = process.env;
  // The Node.js that runs the tests is one that the pages require.
  const PATH = `${dirname(process.execPath)}:${path}`;
  const env = {
    PATH,
    PORT: String(ports.get(GATEWAY_PORT)),
    EMULATOR_PORT: String(ports.get(CONNECT_PORT)),
  };
  const stdio = ['ignore', 'pipe', 'pipe'] as const;
  const shell = spawn('bash', ['-c', withPorts(script, ports)], {
    cwd: ROOT,
    env,
    detached: true,
    stdio: [...stdio],
  });
  const output = { printed: '', errors: '' };
  shell.stdout.on('data', (text) => (output.printed += String(text)));
  shell.stderr.on('data', (text) => (output.errors += String(text)));
  const closed = once(shell, 'close');
  await once(shell, 'exit');
  try {
    // What the commands have left running.
    process.kill(-(shell.pid ?? 0), 'SIGKILL');
  } catch {
    // Nothing is left.
  }
  await closed;
  const printed = output.printed.replaceAll(
    /(127\.0\.0\.1:)(\d+)/g,
    (whole, host: string, port: string) => {
      const shownPort = back.get(port);
      return shownPort === undefined ? whole : `${host}${shownPort}`;
    },
  );
  return { ...output, printed };
}

/** An id that is new in each run: not one of the built-in data. */
const MADE_ID = /\b(?!\d\d?0{6}-0000-4000-8000-)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g;

/** The lines that are printed, without what differs from run to run. */
const linesOf = (text: string): string[] =>
  text
    .replaceAll(MADE_ID, 'ID')
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'TIME')
    .replaceAll(/"milliseconds":\d+/g, '"milliseconds":0')
    .trim()
    .split('\n')
    .filter((line) => line !== '');

/** They take half a minute, and more on a busy machine. */
const TIMEOUT_MS = 240_000;

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
  }, TIMEOUT_MS);

  test.each(withSteps)('of $page print what the page shows', ({ page, steps }) => {
    const { printed = '', errors } = printedBy.get(page) ?? {};

    expect({ errors, lines: linesOf(printed) }).toStrictEqual({
      errors: '',
      lines: linesOf(steps.map(({ answer }) => answer).join('\n')),
    });
  });
});
