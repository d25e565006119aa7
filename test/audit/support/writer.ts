import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A process that writes to an audit log when the test starts it. */
export interface Writer extends AsyncDisposable {
  readonly child: ChildProcessWithoutNullStreams;
  /** Starts the writes, and waits for the process to end. */
  run(): Promise<WriterEnding>;
}

export interface WriterEnding {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Starts a script of this folder, by a command of the shell, and waits until it is ready. */
export async function startWriter(
  script: 'append-to-file' | 'append-to-stdout',
  args: readonly string[],
  shell = 'exec "$0" "$@"',
): Promise<Writer> {
  const path = fileURLToPath(new URL(`${script}.ts`, import.meta.url));
  const child = spawn('sh', ['-c', shell, process.execPath, path, ...args]);
  const printed = { stdout: '', stderr: '' };
  const ended = once(child, 'close').then(([code, signal]) => ({
    code: code as number | null,
    signal: signal as NodeJS.Signals | null,
    ...printed,
  }));
  const ready = once(child.stderr, 'data').then(([text]) => String(text));
  const died = ended.then((ending) => {
    throw new Error(`It ended before it was ready: ${JSON.stringify(ending)}`);
  });
  const first = await Promise.race([ready, died]);
  printed.stderr = first.replace('ready\n', '');
  child.stderr.on('data', (text) => (printed.stderr += String(text)));

  return {
    child,
    async run() {
      child.stdin.end();
      child.stdout.setEncoding('utf8').on('data', (text) => (printed.stdout += String(text)));
      return ended;
    },
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
