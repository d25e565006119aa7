import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { enableCompileCache, registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { type Options, transformSync, version } from '@swc/core';

/**
 * Lets this process import the project's TypeScript without a build, decorators included, which Node.js itself does not
 * compile. Types are not checked. What has been compiled is kept in node_modules/.cache.
 */

const ROOT = new URL('..', import.meta.url);
const CACHE = new URL('node_modules/.cache/contact-gateway/', ROOT);
const OPTIONS: Options = {
  jsc: {
    target: 'es2023',
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true },
    experimental: { keepImportAssertions: true },
  },
  module: { type: 'es6' },
  sourceMaps: true,
  swcrc: false,
};
const SALT = `${version} ${JSON.stringify(OPTIONS)}`;

/**
 * The source maps of the files that this process has imported through the loader, by URL. The JavaScript lies beside each,
 * without `.map` in its name.
 */
export const sourceMaps = new Map<string, string>();

mkdirSync(new URL('typescript/', CACHE), { recursive: true });
enableCompileCache(fileURLToPath(new URL('node/', CACHE)));

registerHooks({
  load(url, context, nextLoad) {
    if (!isOurs(url)) return nextLoad(url, context);
    return { format: 'module', source: compile(url), shortCircuit: true };
  },
});

function isOurs(url: string): boolean {
  if (!url.startsWith(ROOT.href) || url.includes('/node_modules/')) return false;
  return new URL(url).pathname.endsWith('.ts');
}

function compile(url: string): string {
  const path = fileURLToPath(url);
  const source = readFileSync(path, 'utf8');
  const digest = createHash('sha256').update(SALT).update(source).digest('hex');
  const name = path.slice(fileURLToPath(ROOT).length).replaceAll('/', '+');
  const codeUrl = new URL(`typescript/${encodeURIComponent(name)}.js`, CACHE);
  const mapUrl = new URL(`${codeUrl.href}.map`);
  sourceMaps.set(url, fileURLToPath(mapUrl));

  const mark = `//${digest}\n`;
  const kept = readIfPresent(codeUrl);
  if (kept?.endsWith(mark) === true) return kept;
  const { code, map = '' } = transformSync(source, { ...OPTIONS, filename: path });
  const marked = `${code}//# sourceMappingURL=${mapUrl.href}\n${mark}`;
  replace(mapUrl, map);
  replace(codeUrl, marked);
  return marked;
}

function readIfPresent(url: URL): string | undefined {
  try {
    return readFileSync(url, 'utf8');
  } catch {
    return undefined;
  }
}

/** Other processes read the file meanwhile, and never find half of it. */
function replace(url: URL, content: string): void {
  const written = new URL(`${url.href}.${process.pid}`);
  writeFileSync(written, content);
  renameSync(written, url);
}
