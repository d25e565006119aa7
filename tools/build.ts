import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/**
 * Builds dist/: the gateway by the compiler, GraphiQL by the bundler. Each is built only when a file that goes into it has
 * changed since it was built last.
 */

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const DIST = join(ROOT, 'dist');

/** What is built, from what, and by which program. */
const PARTS = {
  gateway: {
    sources: ['src', 'tsconfig.json', 'tsconfig.build.json', 'package-lock.json'],
    except: 'src/graphiql',
    command: ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'],
    afterwards: removeStale,
  },
  graphiql: {
    sources: ['src/graphiql', 'tools/build-graphiql.ts', 'package-lock.json'],
    except: undefined,
    command: ['tools/build-graphiql.ts'],
    afterwards: undefined,
  },
} as const;

export type Part = keyof typeof PARTS;

/**
 * Makes sure that a part of dist/ is fresh. Processes that do so at the same time wait for each other.
 *
 * @throws Error with what the compiler or the bundler printed, when it fails.
 */
export async function build(part: Part): Promise<void> {
  const { command, afterwards } = PARTS[part];
  await mkdir(DIST, { recursive: true });
  const unlock = await lock(join(DIST, `.${part}.lock`));
  try {
    const stamp = join(DIST, `.${part}.sha256`);
    const digest = await digestOf(part);
    if ((await readIfPresent(stamp)) === digest) return;
    await rm(stamp, { force: true });
    await run(command);
    await afterwards?.();
    await writeFile(stamp, digest);
  } finally {
    await unlock();
  }
}

async function digestOf(part: Part): Promise<string> {
  const { sources, except } = PARTS[part];
  const hash = createHash('sha256');
  for (const source of sources) {
    for (const path of await filesIn(join(ROOT, source))) {
      const name = relative(ROOT, path);
      if (except !== undefined && name.startsWith(except)) continue;
      hash.update(`${name}\0`).update(await readFile(path));
    }
  }
  return hash.digest('hex');
}

/** The files in a folder, sorted, without pages for readers; or the file itself. */
async function filesIn(path: string): Promise<string[]> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch(() => null);
  if (entries === null) return [path];
  return entries
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.md'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

async function run(command: readonly string[]): Promise<void> {
  try {
    await promisify(execFile)(process.execPath, command, { cwd: ROOT });
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw new Error(`${command.join(' ')} failed:\n${stdout}${stderr}`, { cause: error });
  }
}

/** Removes what the compiler has made of files that no longer exist. */
async function removeStale(): Promise<void> {
  const sources = new Set(await filesIn(join(ROOT, 'src')));
  for (const path of await filesIn(DIST)) {
    const [, name] = /^(.*)\.js(?:\.map)?$/.exec(relative(DIST, path)) ?? [];
    if (name === undefined || name.startsWith('graphiql')) continue;
    if (!sources.has(join(ROOT, 'src', `${name}.ts`))) await rm(path);
  }
}

async function readIfPresent(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch(() => undefined);
}

/** Waits until no other process that lives holds a lock, and takes it. */
async function lock(path: string): Promise<() => Promise<void>> {
  for (;;) {
    try {
      await writeFile(path, String(process.pid), { flag: 'wx' });
      return () => rm(path, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const holder = Number(await readIfPresent(path));
    if (holder > 0 && !lives(holder)) await rm(path, { force: true });
    await setTimeout(50);
  }
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

if (import.meta.main) {
  try {
    await Promise.all([build('gateway'), build('graphiql')]);
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exitCode = 1;
  }
}
