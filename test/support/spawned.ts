import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { inspect } from 'node:util';
import { build } from '../../tools/build.ts';

// What is started is what is deployed.
await Promise.all([build('gateway'), build('graphiql')]);

type LogLine = Readonly<Record<string, unknown>>;

/** A process of the project that a test has started. */
export interface Spawned extends AsyncDisposable {
  /** Waits for a line of the log; fails the test when the process ends without it. */
  line(matches: (line: LogLine) => boolean): Promise<LogLine>;
  kill(signal: NodeJS.Signals): void;
  /** How it ended, and all that it printed. */
  readonly ended: Promise<Ending>;
}

export interface Ending {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A machine that is busy with other tests is not to make a gateway reject requests. */
const NEVER_OVERLOADED = { MAX_EVENT_LOOP_DELAY_MS: '0' };

/** Starts a built entry point with no other environment. Ports are to be 0: any free one. */
export function spawnEntry(entry: 'main' | 'main-emulator', env: Record<string, string>): Spawned {
  const path = fileURLToPath(new URL(`../../dist/${entry}.js`, import.meta.url));
  return follow(spawn(process.execPath, [path], { env: { ...NEVER_OVERLOADED, ...env } }));
}

/** Runs a script of package.json as npm does. */
export function spawnScript(script: string, env: Record<string, string>): Spawned {
  // eslint-disable-next-line no-restricted-properties -- where npm is, not configuration
  const { PATH = '' } = process.env;
  const cwd = fileURLToPath(new URL('../..', import.meta.url));
  const args = ['run', '--silent', script];
  return follow(spawn('npm', args, { cwd, env: { PATH, ...NEVER_OVERLOADED, ...env } }));
}

function follow(child: ChildProcessWithoutNullStreams): Spawned {
  const printed = { stdout: '', stderr: '' };
  const lines: LogLine[] = [];
  const waiting = new Set<() => void>();

  createInterface(child.stdout).on('line', (text) => {
    printed.stdout += `${text}\n`;
    lines.push(JSON.parse(text) as LogLine);
    for (const look of waiting) look();
  });
  child.stderr.on('data', (text) => (printed.stderr += String(text)));
  const ended = once(child, 'close').then(([code]) => ({
    code: code as number | null,
    ...printed,
  }));

  return {
    ended,
    kill: (signal) => child.kill(signal),
    async line(matches) {
      const found = new Promise<LogLine>((resolve) => {
        const look = (): void => {
          const line = lines.find(matches);
          if (line === undefined) return;
          waiting.delete(look);
          resolve(line);
        };
        waiting.add(look);
        look();
      });
      const failed = ended.then((ending): never => {
        throw new Error(`The process ended before the line was logged: ${inspect(ending)}`);
      });
      return Promise.race([found, failed]);
    },
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** The URL that a process logs once it takes requests. */
export async function urlOf(spawned: Spawned): Promise<string> {
  const line = await spawned.line(({ graphql, url }) => Boolean(graphql ?? url));
  return String(line['graphql'] ?? line['url']);
}
