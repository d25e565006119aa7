import { lexicographicSortSchema } from 'graphql';
import { OPERATIONS } from '../../src/contacts/operations/index.ts';
import { apiSchema } from '../../src/gateway/graphql/schema.ts';
import { diagramOf } from './diagram.ts';
import type { Parts } from './generated-parts.ts';
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

const schema = lexicographicSortSchema(apiSchema());

/** The generated parts of each page, by its path. */
export const pages: Readonly<Record<string, Parts>> = {
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
