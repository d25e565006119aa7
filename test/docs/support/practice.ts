import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from '../../../tools/build.ts';
import { PAGES, readBlocks } from '../../support/docs.ts';

/** Commands of a page that start the gateway themselves, with what the page shows as printed. */
export interface Practice {
  readonly page: string;
  readonly script: string;
  readonly answer: string;
}

/** What commands have printed. */
export interface Printed {
  readonly printed: string;
  readonly errors: string;
}

/** Where the processes listen by default. */
const GATEWAY_PORT = '4000';
const CONNECT_PORT = '4010';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

// What is started is what is deployed.
await build('gateway');
await build('graphiql');

/** The commands of each page that stand in blocks with one of these labels, in the page's order. */
export async function practiceOf(...labels: readonly string[]): Promise<Practice[]> {
  const pages = await Promise.all(
    PAGES.map(async (page) => {
      const blocks = await readBlocks(page);
      const steps = blocks.flatMap(({ language, label, text }, index) => {
        const next = blocks[index + 1];
        if (language !== 'sh' || !labels.includes(label)) return [];
        return [{ script: text, answer: next?.label === 'answer' ? next.text : '' }];
      });
      return {
        page,
        script: steps.map(({ script }) => script).join('\n'),
        answer: steps.map(({ answer }) => answer).join('\n'),
      };
    }),
  );
  return pages.filter(({ script }) => script !== '');
}

/** Ports that are free now, so that nothing has to be on those of the pages. */
async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'));
  await Promise.all(servers.map(async (server) => once(server, 'listening')));
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map(async (server) => once(server.close(), 'close')));
  return ports;
}

/** A port of the pages; not a part of an id. */
const PORTS = /(?<![\w.-])[46]\d{3}(?![\w-])/g;

/** The same text with other ports. */
const withPorts = (text: string, ports: ReadonlyMap<string, number>): string =>
  text.replaceAll(PORTS, (port) => String(ports.get(port) ?? port));

/** Runs a script as a reader would paste it, in the root of the project; returns what it prints. */
export async function runScript(script: string): Promise<Printed> {
  const named = new Set([...script.matchAll(PORTS)].map(([port]) => port));
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
export const linesOf = (text: string): string[] =>
  text
    .replaceAll(MADE_ID, 'ID')
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'TIME')
    .replaceAll(/"milliseconds":\d+/g, '"milliseconds":0')
    .trim()
    .split('\n')
    .filter((line) => line !== '');
