import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * What is bundled in GraphiQL's page, and so served, with all that it needs: while developing, tools like others. The last
 * one is an optional need of GraphiQL's.
 */
const BUNDLED = ['graphiql', 'monaco-editor', 'monaco-graphql', 'react', 'react-dom', 'graphql-ws'];

const root = fileURLToPath(new URL('..', import.meta.url));

interface Manifest {
  readonly name: string;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies?: unknown;
}

interface Lock {
  readonly packages: Readonly<Record<string, { readonly version?: string }>>;
}

/**
 * The bill of materials of what runs in production, by npm itself, as CycloneDX. It is made of the lock file, so it needs
 * neither a network nor installed packages.
 *
 * `npm sbom --omit dev` would leave out what tools need, too: half of all.
 */
export function runtimeSbom(): string {
  const work = mkdtempSync(join(tmpdir(), 'sbom-'));
  try {
    const manifest = readJson('package.json') as Manifest;
    const lock = readJson('package-lock.json') as Lock;
    // npm calls what it describes by the name of the folder.
    const folder = join(work, manifest.name);
    mkdirSync(folder);
    writeFileSync(join(folder, 'package.json'), JSON.stringify(withoutTools(manifest, lock)));
    copyFileSync(join(root, 'package-lock.json'), join(folder, 'package-lock.json'));
    npm(folder, 'prune', '--ignore-scripts', '--no-audit', '--no-fund');
    return npm(folder, 'sbom', '--sbom-format=cyclonedx', '--sbom-type=application');
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function withoutTools(manifest: Manifest, { packages }: Lock): object {
  const bundled = BUNDLED.map((name) => [name, packages[`node_modules/${name}`]?.version]);
  const dependencies: unknown = { ...manifest.dependencies, ...Object.fromEntries(bundled) };
  return { ...manifest, dependencies, devDependencies: {}, scripts: {} };
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(join(root, file), 'utf8'));
}

function npm(folder: string, ...args: string[]): string {
  return execFileSync('npm', [...args, '--package-lock-only', '--offline', '--loglevel=error'], {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}
