import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { readCommandLine } from '../arguments.ts';
// The schema has decorators, which Node.js itself does not compile.
import '../typescript-loader.ts';
import { withParts } from './generated-parts.ts';

const ROOT = new URL('../../', import.meta.url);

const USAGE = `
Usage: npm run docs -- [options]

Writes the generated parts of the documentation: the tables of variables in docs/configuration.md, from
src/config/variables; the diagram of the main types in docs/api/types.md, from the schema; and what other pages say of
each mutation, from src/contacts/operations: errors, permissions, rates, promises, records and the IAM policy.

  --check   write nothing, and fail when a page is stale
`;

const check = readCommandLine(USAGE, (args) => {
  const options = { check: { type: 'boolean', default: false } } as const;
  return parseArgs({ args, options }).values.check;
});

const { pages } = await import('./pages.ts');

for (const [path, parts] of Object.entries(pages)) {
  const file = new URL(path, ROOT);
  const page = await readFile(file, 'utf8');
  const fresh = withParts(page, parts);
  if (fresh === page) continue;
  if (!check) await writeFile(file, fresh);
  else {
    process.stderr.write(`${path} is stale: npm run docs\n`);
    process.exitCode = 1;
  }
}
