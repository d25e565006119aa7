import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import type * as Relay from 'relay-runtime';
import { readBlock } from '../../support/docs.ts';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../../../', import.meta.url));
const PAGE = 'docs/relay.md';

/** A front end that has copied the snippets of docs/relay.md, in a folder of its own. */
export interface RelayProject extends AsyncDisposable {
  /** Runs the documented compiler, with other settings for the schema if they are given. */
  compile(schemaConfig?: Readonly<Record<string, string>>): Promise<void>;
  /** An artifact of the compiler, as text. */
  readArtifact(name: string): Promise<string>;
  /** The issues that TypeScript has with the snippets and the artifacts; empty for none. */
  checkTypes(): Promise<string>;
  /** Loads the documented environment, which sends its requests to this URL, and the artifacts. */
  load(url: string): Promise<LoadedProject>;
}

export interface LoadedProject {
  readonly relay: typeof Relay;
  readonly environment: Relay.IEnvironment;
  readonly artifacts: Readonly<Record<string, Relay.GraphQLTaggedNode>>;
}

/** What the test runs of what the compiler writes. */
const ARTIFACTS = [
  'deskQuery',
  'deskRenameMutation',
  'desk_contact',
  'desk_contacts',
  'desk_queue',
  'desk_user',
];

const TSCONFIG = {
  compilerOptions: {
    strict: true,
    noEmit: true,
    target: 'es2022',
    module: 'esnext',
    moduleResolution: 'bundler',
    lib: ['es2022', 'dom'],
    skipLibCheck: true,
    types: [],
  },
  include: ['src'],
};

export async function makeRelayProject(): Promise<RelayProject> {
  const folder = await mkdtemp(join(tmpdir(), 'relay-'));
  const modules = join(folder, 'node_modules');
  await mkdir(join(folder, 'src/__generated__'), { recursive: true });
  await mkdir(modules);
  await symlink(root, join(modules, 'contact-gateway'));
  await symlink(join(root, 'node_modules/relay-runtime'), join(modules, 'relay-runtime'));
  const config = JSON.parse(await readBlock(PAGE, 'relay-config')) as Readonly<
    Record<string, unknown>
  >;
  const environment = await readBlock(PAGE, 'relay-environment');
  await writeFile(join(folder, 'src/environment.ts'), environment);
  await writeFile(join(folder, 'src/desk.ts'), await readBlock(PAGE, 'relay-fragments'));
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(TSCONFIG));

  return {
    async compile(schemaConfig = config['schemaConfig'] as Readonly<Record<string, string>>) {
      const file = join(folder, 'relay.config.json');
      await writeFile(file, JSON.stringify({ ...config, schemaConfig }));
      const cli = join(root, 'node_modules/relay-compiler/cli.js');
      const args = [cli, '--noWatchman', '--output', 'quiet-with-errors', file];
      await run(process.execPath, args, { cwd: folder });
    },
    readArtifact: async (name) =>
      readFile(join(folder, `src/__generated__/${name}.graphql.ts`), 'utf8'),
    async checkTypes() {
      const tsc = join(root, 'node_modules/typescript/bin/tsc');
      const outcome = run(process.execPath, [tsc], { cwd: folder });
      return (await outcome.catch((failure: unknown) => failure as { stdout: string })).stdout;
    },
    async load(url) {
      const entry = [
        `export { environment } from './environment';`,
        `export * as relay from 'relay-runtime';`,
        ...ARTIFACTS.map((name) => `import ${name} from './__generated__/${name}.graphql';`),
        `export const artifacts = { ${ARTIFACTS.join(', ')} };`,
      ];
      await writeFile(join(folder, 'src/entry.ts'), entry.join('\n'));
      const adapted = environment.replace('http://127.0.0.1:4000', url);
      await writeFile(join(folder, 'src/environment.ts'), adapted);
      const outfile = join(folder, 'bundle.mjs');
      await build({
        entryPoints: [join(folder, 'src/entry.ts')],
        outfile,
        bundle: true,
        format: 'esm',
        platform: 'node',
        logLevel: 'error',
        define: { 'process.env.NODE_ENV': '"production"' },
      });
      return (await import(pathToFileURL(outfile).href)) as LoadedProject;
    },
    [Symbol.asyncDispose]: async () => rm(folder, { recursive: true }),
  };
}
