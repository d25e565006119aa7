import { type DocumentNode, parse } from 'graphql';
import { LRUCache } from 'lru-cache';
import { checkDocument } from './check-document.ts';
import { checkSource } from './check-source.ts';
import { checkVariables } from './check-variables.ts';
import { type LimitViolation, checkLimit } from './limits.ts';

/** The members of a request that are limited, as they came. What has another type than it should is for others to refuse. */
export interface RequestMembers {
  readonly query?: unknown;
  readonly variables?: unknown;
  readonly operationName?: unknown;
}

/** How many characters the documents have together that are known to be within the limits. */
const KNOWN_CHARACTERS = 500_000;

/** Finds out whether requests are within the limits; remembers documents that are, and so looks at each of them once. */
export function createRequestCheck(): (members: RequestMembers) => LimitViolation | undefined {
  const known = new LRUCache<string, true>({
    maxSize: KNOWN_CHARACTERS,
    sizeCalculation: (_, document) => document.length,
  });

  function checkQuery(query: string): LimitViolation | undefined {
    if (query === '' || known.has(query)) return undefined;
    const beyond = checkSource(query) ?? checkParsed(query);
    if (beyond === undefined) known.set(query, true);
    return beyond;
  }

  return ({ query, variables, operationName }) =>
    checkLimit('nameLength', typeof operationName === 'string' ? operationName.length : 0) ??
    (typeof variables === 'object' && variables !== null ? checkVariables(variables) : undefined) ??
    (typeof query === 'string' ? checkQuery(query) : undefined);
}

/** What does not parse is for the GraphQL server to refuse. */
function checkParsed(query: string): LimitViolation | undefined {
  let document: DocumentNode;
  try {
    document = parse(query, { noLocation: true });
  } catch {
    return undefined;
  }
  return checkDocument(document);
}
