import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';

interface Locked {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly hasInstallScript?: boolean;
  readonly link?: boolean;
}

interface Lock {
  readonly packages: Readonly<Record<string, Locked>>;
}

interface Manifest {
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly allowScripts: Readonly<Record<string, boolean>>;
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (file: string): unknown => JSON.parse(readFileSync(join(root, file), 'utf8'));
const manifest = read('package.json') as Manifest;
const lock = read('package-lock.json') as Lock;
const locked = Object.entries(lock.packages).filter(([path]) => path !== '');

/** The exit status of the project's lint on another lock file. */
function lint(changed: Lock): number | null {
  const folder = mkdtempSync(join(tmpdir(), 'lock-'));
  try {
    const path = join(folder, 'package-lock.json');
    writeFileSync(path, JSON.stringify(changed));
    const args = (manifest.scripts['check:lockfile'] ?? '').split(' ');
    const given = args.map((each) => (each === 'package-lock.json' ? path : each));
    const [command = '', ...rest] = given;
    return spawnSync(join(root, 'node_modules/.bin', command), rest).status;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const withGraphql = (change: Locked): Lock => {
  const name = 'node_modules/graphql';
  return { ...lock, packages: { ...lock.packages, [name]: { ...lock.packages[name], ...change } } };
};

const FROM = 'registry.npmjs.org/graphql/-/graphql-16.15.0.tgz';

describe('the lint of the lock file', () => {
  test('passes the current lock file, and one that names npm’s registry', () => {
    expect(lint(lock)).toBe(0);
    expect(lint(withGraphql({ resolved: `https://${FROM}` }))).toBe(0);
  });

  test.each<[string, Locked]>([
    ['another host', { resolved: `https://${FROM.replace('npmjs.org', 'example')}` }],
    ['no TLS', { resolved: `http://${FROM}` }],
    ['a repository', { resolved: 'git+ssh://git@github.com/graphql/graphql-js.git#main' }],
    ['another package', { resolved: `https://${FROM.replaceAll('graphql', 'graphq1')}` }],
    ['a weak hash', { integrity: 'sha1-PN3T5M5IlmzWmrpsFm3hzXPsO5Q=' }],
  ])('rejects %s', (_, change) => {
    expect(lint(withGraphql(change))).toBe(1);
  });
});

describe('the lock file', () => {
  test('has the hash of every package, and none from anywhere but the registry', () => {
    const open = locked.filter(
      ([, { integrity = '', link }]) => !integrity.startsWith('sha512-') || link === true,
    );

    expect(open.map(([path]) => path)).toStrictEqual([]);
  });

  test('has no undecided install script, and runs only one', () => {
    const scripted = locked
      .filter(([, { hasInstallScript }]) => hasInstallScript === true)
      .map(([path]) => path.replace(/^.*node_modules\//, ''));

    expect(scripted.filter((name) => !(name in manifest.allowScripts))).toStrictEqual([]);
    const run = Object.entries(manifest.allowScripts).filter(([, allowed]) => allowed);
    expect(run.map(([name]) => name)).toStrictEqual(['node']);
  });
});

test('fragile packages are pinned to one version', () => {
  const all = { ...manifest.dependencies, ...manifest.devDependencies };
  const pinned = Object.keys(all).filter((name) => /^\d/.test(all[name] ?? ''));

  expect(pinned.sort()).toStrictEqual([
    // The embedded Connect is built on their wire schemas.
    '@aws-sdk/client-connect',
    '@smithy/core',
    '@smithy/types',
    // Newer ones do not exist for every platform.
    '@swc/core',
    // What they reject, and with which messages, is part of the API.
    'graphql',
    'graphql-scalars',
    // GraphiQL is built for this one.
    'monaco-editor',
    // The tests and the scripts run on it.
    'node',
    // The runtime reads what the compiler writes: they are of one version.
    'relay-compiler',
    'relay-runtime',
    // A release candidate that builds the schema.
    'type-graphql',
    'typescript',
  ]);
});

test('there is one graphql: the pinned version, which has no known vulnerability', () => {
  const { graphql: pinned = '' } = manifest.dependencies;
  const installed = locked.filter(([path]) => path.endsWith('node_modules/graphql'));
  const [major = 0, minor = 0] = pinned.split('.').map(Number);

  expect(installed.map(([, { version }]) => version)).toStrictEqual([pinned]);
  expect(pinned).toMatch(/^\d+\.\d+\.\d+$/);
  // Before 16.8.1 validating a document could take minutes (CVE-2023-26144), before 16.11.0 `@oneOf` was not enforced
  // everywhere, and before 16.15.0 parsing a document of 90 KB blocked the event loop for 25 s.
  expect(major).toBe(16);
  expect(minor).toBeGreaterThanOrEqual(15);
});
