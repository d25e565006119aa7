import { createHash } from 'node:crypto';
import { badValue } from '../protocol/constraints.ts';
import type { OperationContext } from './operation.ts';

interface Paged {
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
}

type Clock = Pick<OperationContext, 'now' | 'pageTokenTtlMs'>;

/**
 * Cuts one page out of all results. The token of the next page is opaque, and good only for the
 * same operation with the same parameters (documented for GetCurrentMetricData, inferred elsewhere)
 * and until `pageTokenTtlMs` after it was given; the page size may change from page to page (inferred).
 * Throws `badValue` for a token that was made up, damaged, given for something else, or has expired.
 */
export function paginate<T>(
  operation: string,
  input: Paged,
  items: readonly T[],
  { now, pageTokenTtlMs }: Clock,
  defaultSize = 100,
): { page: T[]; nextToken: string | undefined } {
  const { MaxResults: size = defaultSize, NextToken: token, ...parameters } = input;
  const seal = (mark: Mark): string => makeToken([operation, parameters], mark);
  const { offset, givenAt } = token === undefined ? { offset: 0, givenAt: 0 } : readToken(token);
  if (token !== undefined) {
    if (token !== seal({ offset, givenAt })) {
      throw badValue(operation, 'NextToken was not given for this request.');
    }
    if (now.getTime() - givenAt >= pageTokenTtlMs) {
      throw badValue(operation, 'NextToken has expired.');
    }
  }
  const end = offset + size;
  const next = { offset: end, givenAt: now.getTime() };
  return { page: items.slice(offset, end), nextToken: end < items.length ? seal(next) : undefined };
}

/** What a token says: where its page begins, and when it was given. */
interface Mark {
  readonly offset: number;
  readonly givenAt: number;
}

/** The mark with a digest of all that it belongs to, so that one cannot be changed without the other. */
function makeToken(belongsTo: unknown, { offset, givenAt }: Mark): string {
  const text = JSON.stringify([belongsTo, offset, givenAt]);
  const digest = createHash('sha256').update(text).digest('base64url');
  return Buffer.from(`${offset}.${givenAt}.${digest}`).toString('base64url');
}

function readToken(token: string): Mark {
  const [offset = '', givenAt = ''] = Buffer.from(token, 'base64url').toString().split('.');
  return { offset: Number.parseInt(offset, 10) || 0, givenAt: Number.parseInt(givenAt, 10) || 0 };
}
