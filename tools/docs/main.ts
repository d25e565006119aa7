import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { buildSchema } from 'graphql';
import { readCommandLine } from '../arguments.ts';
import { diagramOf } from './diagram.ts';
import { type Parts, withParts } from './generated-parts.ts';
import { variableTables } from './variable-tables.ts';

const ROOT = new URL('../../', import.meta.url);

const USAGE = `
Usage: npm run docs -- [options]

Writes the generated parts of the documentation: the tables of variables in docs/configuration.md, from
src/config/variables, and the diagram of the main types in docs/api/types.md, from schema.graphql.

  --check   write nothing, and fail when a page is stale
`;

const check = readCommandLine(USAGE, (args) => {
  const options = { check: { type: 'boolean', default: false } } as const;
  return parseArgs({ args, options }).values.check;
});

const schema = buildSchema(await readFile(new URL('schema.graphql', ROOT), 'utf8'));

const pages: Readonly<Record<string, Parts>> = {
  'docs/api/types.md': { diagram: diagramOf(schema) },
  'docs/configuration.md': variableTables(),
};

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
