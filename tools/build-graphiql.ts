import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { build, type BuildOptions } from 'esbuild';

/**
 * Bundles GraphiQL into dist/graphiql: a page, its assets with hashes in their names, and those compressed; and, not
 * served, the names of the packages that are in them.
 */

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));
const TARGET = path('../dist/graphiql');
// Made beside the target and then put in its place, so that a gateway never finds half of it.
const WORK = path(`../dist/graphiql-${process.pid}`);
const ASSETS = `${WORK}/assets`;

const WORKERS = {
  editor: 'monaco-editor/esm/vs/editor/editor.worker.js',
  graphql: path('../src/graphiql/graphql.worker.ts'),
  json: 'monaco-editor/esm/vs/language/json/json.worker.js',
} as const;

const HTML = (script: string, style: string): string => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>GraphiQL · Contact gateway</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="graphiql/assets/${style}" />
    <script type="module" src="graphiql/assets/${script}"></script>
  </head>
  <body>
    <div id="notices" role="status"></div>
    <div id="graphiql"></div>
    <noscript>GraphiQL needs JavaScript. The API itself is at /graphql.</noscript>
  </body>
</html>
`;

/** What has been bundled, as `name@version`. */
const packages = new Set<string>();

/** Takes down which package a file is of, if it is of any. */
async function notePackage(file: string): Promise<void> {
  const [, folder] = /^(.*\/?node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file) ?? [];
  if (folder === undefined) return;
  const manifest = JSON.parse(await readFile(`${folder}/package.json`, 'utf8')) as Manifest;
  packages.add(`${manifest.name}@${manifest.version}`);
}

interface Manifest {
  readonly name: string;
  readonly version: string;
}

/** Bundles entry points; answers with the names of the files that were made, by entry point. */
async function bundle(
  entryPoints: Record<string, string>,
  options: BuildOptions,
): Promise<Map<string, { file: string; style: string | undefined }>> {
  const { metafile } = await build({
    entryPoints,
    outdir: ASSETS,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2023',
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    loader: { '.ttf': 'file' },
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'warning',
    legalComments: 'none',
    ...options,
    metafile: true,
  });
  await Promise.all(Object.keys(metafile.inputs).map(notePackage));
  const made = Object.entries(metafile.outputs).filter(
    ([file, { entryPoint }]) => entryPoint !== undefined && file.endsWith('.js'),
  );
  return new Map(
    made.map(([file, { cssBundle }]) => [
      basename(file).replace(/-[^-]+$/, ''),
      { file: basename(file), style: cssBundle && basename(cssBundle) },
    ]),
  );
}

/** Puts a compressed copy beside each asset; that is done here, once, and not for each reader. */
async function compress(name: string): Promise<void> {
  const content = await readFile(`${ASSETS}/${name}`);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 5 };
  await writeFile(`${ASSETS}/${name}.br`, await promisify(brotliCompress)(content, { params }));
  await writeFile(`${ASSETS}/${name}.gz`, await promisify(gzip)(content));
}

await mkdir(WORK, { recursive: true });
const workers = await bundle(WORKERS, {});
const workerFiles = [...workers].map(([name, { file }]) => [name, file]);
const pages = await bundle(
  { page: path('../src/graphiql/page.tsx') },
  {
    splitting: true,
    jsx: 'automatic',
    define: {
      'process.env.NODE_ENV': '"production"',
      WORKER_FILES: JSON.stringify(Object.fromEntries(workerFiles)),
    },
  },
);
const page = pages.get('page');
if (page?.style === undefined) throw new Error('The bundle has no page, or the page no style');
await writeFile(`${WORK}/index.html`, HTML(page.file, page.style));
await Promise.all((await readdir(ASSETS)).map(compress));
await writeFile(`${WORK}/packages.json`, JSON.stringify([...packages].sort()));
await rm(TARGET, { recursive: true, force: true });
await rename(WORK, TARGET);
