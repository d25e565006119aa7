import { once } from 'node:events';
import { build } from '../../../tools/build.ts';
import { PAGES, readBlocks, withoutRandomText } from '../../support/docs.ts';
import { freePorts, PORT, startShell, withPorts } from './shell.ts';

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

/** Commands that hang are ended, since a test that times out would leave them running. */
const LIMIT_MS = 200_000;

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

/** Runs commands as a reader would paste them; returns what they print, with the ports of the page. */
export async function runScript(script: string): Promise<Printed> {
  const named = new Set([...script.matchAll(PORT)].map(([port]) => port));
  const ports = await freePorts(named.add(GATEWAY_PORT).add(CONNECT_PORT));
  const shell = startShell(withPorts(script, ports), {
    PORT: ports.get(GATEWAY_PORT) ?? '',
    EMULATOR_PORT: ports.get(CONNECT_PORT) ?? '',
  });
  const output = { printed: '', errors: '' };
  shell.stdout.on('data', (text) => (output.printed += String(text)));
  shell.stderr.on('data', (text) => (output.errors += String(text)));
  const closed = once(shell, 'close');
  /** Ends the commands, and what they have left running. */
  const end = (): void => {
    try {
      process.kill(-(shell.pid ?? 0), 'SIGKILL');
    } catch {
      // Nothing is left.
    }
  };
  const limit = setTimeout(end, LIMIT_MS);
  await once(shell, 'exit');
  clearTimeout(limit);
  end();
  await closed;
  const shown = new Map([...ports].map(([port, other]) => [other, port]));
  const printed = output.printed.replaceAll(
    /(?<=127\.0\.0\.1:)\d+/g,
    (port) => shown.get(port) ?? port,
  );
  return { ...output, printed };
}

/** The lines that are printed, without what differs from run to run. */
export const linesOf = (text: string): string[] =>
  withoutRandomText(text)
    .replaceAll(/"milliseconds":\d+/g, '"milliseconds":0')
    .trim()
    .split('\n')
    .filter((line) => line !== '');
