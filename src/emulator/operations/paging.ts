import { createHash } from 'node:crypto';
import { badValue } from '../protocol/constraints.ts';
import type { Results } from '../store/page-store.ts';
import type { OperationContext } from './operation.ts';

interface Paged {
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
}

type Context = Pick<OperationContext, 'now' | 'pages' | 'pageTokenTtlMs'>;

/** One page of results. */
export interface Page<T> {
  readonly page: readonly T[];
  /** Nothing on the last page. */
  readonly nextToken: string | undefined;
  /** How many items all pages have. */
  readonly total: number;
  /** When the first page found the items. */
  readonly foundAt: Date;
}

/**
 * Cuts one page out of all results. Later pages show what the first one found, whatever was written
 * meanwhile (documented for GetCurrentMetricData, inferred elsewhere); so items must not change.
 *
 * The token of the next page is opaque, and good only for the same operation with the same parameters
 * (documented for GetCurrentMetricData, inferred elsewhere) and until `pageTokenTtlMs` after it was
 * given; the page size may change from page to page (inferred). Throws `badValue` for a token that was
 * made up, damaged, given for something else or before a reset, or has expired.
 *
 * @param items all results, or a function that finds them, which only the first page calls.
 */
export function paginate<T>(
  operation: string,
  input: Paged,
  items: readonly T[] | (() => readonly T[]),
  { now, pages, pageTokenTtlMs }: Context,
  defaultSize = 100,
): Page<T> {
  const { MaxResults: size = defaultSize, NextToken: token, ...parameters } = input;
  const seal = (mark: Mark): string => makeToken([operation, parameters], mark);
  if (token === undefined) {
    const found = typeof items === 'function' ? items() : items;
    return cut({ items: found, at: now }, 0);
  }
  const mark = readToken(token);
  if (token !== seal(mark)) {
    throw badValue(operation, 'NextToken was not given for this request.');
  }
  const results = pages.find(mark.id);
  if (results === undefined || now.getTime() - mark.givenAt >= pageTokenTtlMs) {
    throw badValue(operation, 'NextToken has expired.');
  }
  // The seal holds the operation, so these are results of this operation.
  return cut(results as Results<T>, mark.offset, mark.id);

  function cut(results: Results<T>, offset: number, id?: string): Page<T> {
    const end = offset + size;
    const isLast = end >= results.items.length;
    return {
      page: results.items.slice(offset, end),
      nextToken: isLast
        ? undefined
        : seal({ id: id ?? pages.keep(results), offset: end, givenAt: now.getTime() }),
      total: results.items.length,
      foundAt: results.at,
    };
  }
}

/** What a token says: whose page it is, where the page begins, and when the token was given. */
interface Mark {
  readonly id: string;
  readonly offset: number;
  readonly givenAt: number;
}

/** The mark with a digest of all that it belongs to, so that one cannot be changed without the other. */
function makeToken(belongsTo: unknown, { id, offset, givenAt }: Mark): string {
  const text = JSON.stringify([belongsTo, id, offset, givenAt]);
  const digest = createHash('sha256').update(text).digest('base64url');
  return Buffer.from(`${id}.${offset}.${givenAt}.${digest}`).toString('base64url');
}

function readToken(token: string): Mark {
  const [id = '', offset = '', givenAt = ''] = Buffer.from(token, 'base64url')
    .toString()
    .split('.');
  return { id, offset: wholeNumber(offset), givenAt: wholeNumber(givenAt) };
}

function wholeNumber(text: string): number {
  return Number.parseInt(text, 10) || 0;
}
