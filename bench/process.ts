import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { build } from '../tools/build.ts';

await Promise.all([build('gateway'), build('graphiql')]);

/** A built entry point of the project, running and taking requests. */
export interface Running extends AsyncDisposable {
  readonly url: string;
  /** From the start of the process to the first answer of the probe. */
  readonly startMs: number;
  readonly child: ChildProcess;
}

/** What to start, and how to see that it takes requests. */
export interface ProcessOptions {
  readonly entry: 'main' | 'main-emulator';
  /** The variable that takes the port. */
  readonly portVariable: string;
  readonly env?: Readonly<Record<string, string>>;
  /** A module that is run in the process before it, and that can be sent messages. */
  readonly preload?: URL | undefined;
  /** Answers 200 once the process takes requests; any status will do when absent. */
  readonly probe?: string;
  /** Ends the process, whatever it does. */
  readonly signal: AbortSignal;
}

const POLL_MS = 2;

/** Starts a process with no environment but the given one. Its log is written, and goes nowhere. */
export async function startProcess(options: ProcessOptions): Promise<Running> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const path = fileURLToPath(new URL(`../dist/${options.entry}.js`, import.meta.url));
  const startedAt = performance.now();
  const { preload } = options;
  const args = preload === undefined ? [] : ['--import', preload.href];
  const child = spawn(process.execPath, [...args, path], {
    env: { ...options.env, [options.portVariable]: String(port) },
    stdio: ['ignore', 'ignore', 'inherit', ...(preload === undefined ? [] : (['ipc'] as const))],
    signal: options.signal,
    killSignal: 'SIGKILL',
  });
  // The requests that fail with the process show that the signal has ended it.
  child.on('error', () => undefined);
  const kill = (): unknown => child.kill('SIGKILL');
  process.once('exit', kill);
  const ended = new Promise((resolve) => child.once('close', resolve));

  while (!(await answers(url, options.probe))) {
    const ended = child.exitCode !== null || child.signalCode !== null;
    if (ended) throw new Error(`${options.entry} did not start`);
    await setTimeout(POLL_MS);
  }
  return {
    url,
    startMs: performance.now() - startedAt,
    child,
    async [Symbol.asyncDispose]() {
      process.off('exit', kill);
      child.kill('SIGTERM');
      await ended;
    },
  };
}

async function answers(url: string, probe: string | undefined): Promise<boolean> {
  try {
    const response = await fetch(new URL(probe ?? '/', url));
    await response.arrayBuffer();
    return probe === undefined || response.ok;
  } catch {
    return false; // nothing listens yet
  }
}

/**
 * A port that is free now: to be known before the process says so, or the wait for its log would be measured. It is not
 * among those that the system assigns for port 0, so that no other process takes it meanwhile.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const server = createServer().listen(randomInt(20_000, 30_000), '127.0.0.1');
    try {
      await once(server, 'listening');
    } catch {
      continue; // somebody has it
    }
    const { port } = server.address() as AddressInfo;
    server.close();
    await once(server, 'close');
    return port;
  }
}
