import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { lexicographicSortSchema } from 'graphql';
import { OPERATIONS } from '../../src/contacts/operations/index.ts';
import { apiSchema } from '../../src/gateway/graphql/schema.ts';
import { readCommandLine } from '../arguments.ts';
import { diagramOf } from './diagram.ts';
import { type Parts, withParts } from './generated-parts.ts';
import { iamPolicy } from './iam-policy.ts';
import {
  callTable,
  errorTable,
  mutationTable,
  promiseTable,
  rateTable,
  recordTable,
  restrictionTable,
  securityTable,
} from './operation-tables.ts';
import { scopeTable } from './scope-table.ts';
import { variableTables } from './variable-tables.ts';

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

const schema = lexicographicSortSchema(apiSchema());

const pages: Readonly<Record<string, Parts>> = {
  'docs/api/types.md': { diagram: diagramOf(schema) },
  'docs/configuration.md': variableTables(),
  'docs/api/mutations.md': {
    mutations: mutationTable(OPERATIONS, schema),
    calls: callTable(OPERATIONS, schema),
  },
  'docs/api/errors.md': { errors: errorTable(OPERATIONS, schema) },
  'docs/authorization.md': {
    scopes: scopeTable(schema),
    mutations: restrictionTable(OPERATIONS),
  },
  'docs/deployment/aws.md': { policy: iamPolicy(OPERATIONS) },
  'docs/operations/audit-log.md': { operations: recordTable(OPERATIONS) },
  'docs/operations/quotas.md': { rates: rateTable(OPERATIONS) },
  'docs/reliability.md': { promises: promiseTable(OPERATIONS) },
  'SECURITY.md': { mutations: securityTable(OPERATIONS) },
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
