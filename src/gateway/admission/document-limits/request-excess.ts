import { type DocumentNode, parse } from 'graphql';
import { LRUCache } from 'lru-cache';
import { documentExcess } from './document-excess.ts';
import { type Excess, excess } from './limit.ts';
import { sourceExcess } from './source-excess.ts';
import { variablesExcess } from './variables-excess.ts';

/** The members of a request that are limited, as they came. What has another type than it should is for others to refuse. */
export interface RequestMembers {
  readonly query?: unknown;
  readonly variables?: unknown;
  readonly operationName?: unknown;
}

/** How many characters the documents have together that are known to be within the limits. */
const KNOWN_CHARACTERS = 500_000;

/** Finds out whether requests are within the limits; remembers documents that are, and so looks at each of them once. */
export function createRequestExcess(): (members: RequestMembers) => Excess | undefined {
  const known = new LRUCache<string, true>({
    maxSize: KNOWN_CHARACTERS,
    sizeCalculation: (_, document) => document.length,
  });

  function queryExcess(query: string): Excess | undefined {
    if (query === '' || known.has(query)) return undefined;
    const beyond = sourceExcess(query) ?? parsedExcess(query);
    if (beyond === undefined) known.set(query, true);
    return beyond;
  }

  return ({ query, variables, operationName }) =>
    excess('nameLength', typeof operationName === 'string' ? operationName.length : 0) ??
    (typeof variables === 'object' && variables !== null
      ? variablesExcess(variables)
      : undefined) ??
    (typeof query === 'string' ? queryExcess(query) : undefined);
}

/** What does not parse is for the GraphQL server to refuse. */
function parsedExcess(query: string): Excess | undefined {
  let document: DocumentNode;
  try {
    document = parse(query, { noLocation: true });
  } catch {
    return undefined;
  }
  return documentExcess(document);
}
