import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { watch } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ArgumentError, readCommandLine } from './arguments.ts';
import { build } from './build.ts';

const USAGE = `
Usage: npm run dev -- [entry]

Runs the gateway from its sources, and starts it again whenever one of them changes. GraphiQL is bundled again when its own
sources change. Types are not checked: your editor does that, or npm run check:types.

  entry   main, the gateway with its embedded Connect (default), or main-emulator, the embedded Connect alone
`;

const ENTRIES = ['main', 'main-emulator'];
/** An editor that saves several files, or one in several steps, causes one restart. */
const DEBOUNCE_MS = 100;
/** How long the process before may take to shut down. */
const PATIENCE_MS = 1_000;

const SOURCES = new URL('../src/', import.meta.url);
const LOADER = new URL('typescript-loader.ts', import.meta.url).href;

const entry = readCommandLine(USAGE, (args) => {
  const { positionals } = parseArgs({ args, allowPositionals: true });
  const [name = 'main', ...others] = positionals;
  if (others.length === 0 && ENTRIES.includes(name)) return name;
  throw new ArgumentError(`The entry must be one of ${ENTRIES.join(', ')}`);
});
const say = (line: string): void => void process.stderr.write(`dev: ${line}\n`);

let child: ChildProcess | undefined;
let debounce: NodeJS.Timeout | undefined;
let restarts = Promise.resolve();
const changed = new Set<string>();

watch(SOURCES, { recursive: true }, (_event, file) => {
  if (file === null || !/\.(?:tsx?|css|json)$/.test(file)) return;
  changed.add(file);
  clearTimeout(debounce);
  debounce = setTimeout(() => {
    restarts = restarts.then(restart);
  }, DEBOUNCE_MS);
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void stop().then(() => process.exit(0));
  });
}
restarts = restart();

async function restart(): Promise<void> {
  const files = [...changed];
  changed.clear();
  if (files.length > 0) say(`${files.join(', ')} changed`);
  await build('graphiql').catch((error: unknown) => {
    say(String(error));
  });
  await stop();
  const path = fileURLToPath(new URL(`${entry}.ts`, SOURCES));
  child = spawn(process.execPath, ['--import', LOADER, path], { stdio: 'inherit' });
  child.once('exit', (code) => {
    if (code !== null && code !== 0) say(`exit code ${code}; waiting for a change`);
  });
}

async function stop(): Promise<void> {
  if (child?.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  const impatience = setTimeout(() => child?.kill('SIGKILL'), PATIENCE_MS);
  await exited;
  clearTimeout(impatience);
}
