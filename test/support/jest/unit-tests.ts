import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What starts a server or a process, wherever it is imported. */
const STARTERS = new Set(
  [
    'src/gateway/gateway.ts',
    'src/gateway/http/http-app.ts',
    'src/emulator/emulator.ts',
    'src/emulator/server.ts',
  ].map((path) => fileURLToPath(new URL(`../../../${path}`, import.meta.url))),
);
/** The same, imported by tests and what supports them; sources import some of them for types and errors. */
const STARTING_PACKAGES =
  /^(?:node:(?:child_process|cluster|http|https|net|worker_threads)|fastify|oauth2-mock-server)$/;
const IMPORT = /(?:from|import|import\()\s*'([^']+)'/g;

const known = new Map<string, boolean>();

/** Whether nothing that a file imports starts a server or a process, as far as its text shows. */
function isPure(path: string): boolean {
  const found = known.get(path);
  if (found !== undefined) return found;
  // For files that import each other.
  known.set(path, true);
  const pure =
    !STARTERS.has(path) && importsOf(path).every((imported) => isPureImport(path, imported));
  known.set(path, pure);
  return pure;
}

function importsOf(path: string): string[] {
  const text = readFileSync(path, 'utf8').replaceAll(/^(?:import|export) type [^;]*;/gm, '');
  return Array.from(text.matchAll(IMPORT), ([, imported = '']) => imported);
}

function isPureImport(path: string, imported: string): boolean {
  if (imported.startsWith('.'))
    return !imported.endsWith('.ts') || isPure(resolve(dirname(path), imported));
  return path.includes('/src/') || !STARTING_PACKAGES.test(imported);
}

/** Jest's `--filter`: leaves the tests that need no server and no process. */
function unitTests(paths: readonly string[]): { filtered: string[] } {
  return { filtered: paths.filter(isPure) };
}

// Jest requires it.
export { unitTests as 'module.exports' };
