import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { build } from '../../../tools/build.ts';

await Promise.all([build('gateway'), build('graphiql')]);

/** A line that the gateway has logged. */
export type LogLine = Readonly<Record<string, unknown>>;

/** How a gateway ended: by itself with a code, or by a signal. */
export interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A gateway as it runs in production: the built process, with its log on its standard output. */
export interface GatewayProcess {
  readonly pid: number | undefined;
  /** Where it takes requests; rejects when it ends before it does. */
  readonly url: Promise<string>;
  /** Once it has ended and all of its log has been read. */
  readonly ended: Promise<Ending>;
  readonly stderr: () => string;
  kill(signal: NodeJS.Signals): void;
}

const ENTRY = fileURLToPath(new URL('../../../dist/main.js', import.meta.url));

/** Starts a gateway with no environment but the given one. It does not outlive this process. */
export function startGatewayProcess(
  env: Readonly<Record<string, string>>,
  onLine: (line: LogLine) => void,
): GatewayProcess {
  const child = spawn(process.execPath, [ENTRY], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = endOf(child);
  let stderr = '';
  child.stderr.on('data', (text) => (stderr += String(text)));

  const url = Promise.withResolvers<string>();
  // Code that awaits it gets the error; nothing has to await it.
  url.promise.catch(() => undefined);
  createInterface(child.stdout).on('line', (text) => {
    const line = parseLine(text);
    if (typeof line['graphql'] === 'string') url.resolve(line['graphql']);
    onLine(line);
  });
  void ended.then(() => {
    url.reject(new Error(`The gateway ended before it took requests: ${stderr}`));
  });
  return {
    pid: child.pid,
    url: url.promise,
    ended,
    stderr: () => stderr,
    kill: (signal) => child.kill(signal),
  };
}

/** Ends with the child, and sees to it that the child ends with this process. */
async function endOf(child: ChildProcess): Promise<Ending> {
  const kill = (): unknown => child.kill('SIGKILL');
  process.once('exit', kill);
  const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
  process.off('exit', kill);
  return { code, signal };
}

/** A line that a killed process did not finish is kept as it is. */
function parseLine(text: string): LogLine {
  try {
    return JSON.parse(text) as LogLine;
  } catch {
    return { text };
  }
}
