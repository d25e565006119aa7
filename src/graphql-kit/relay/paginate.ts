import {
  type ConnectFailure,
  type ConnectResult,
  isInvalid,
  mapResult,
} from '../../connect/connect-failure.ts';
import type { FieldCost, RequestedField, ReturnedObjects } from '../cost/upstream-cost.ts';
import { readFailure } from '../errors/read-failure.ts';
import { badUserInput } from '../input/input-issue.ts';
import { intOrNull } from '../values/int-or-null.ts';
import type { Connection, Edge } from './connection.type.ts';
import { encodeCursor, type Position } from './cursor.ts';
import { DEFAULT_FIRST, MAX_FIRST, type PageRequest } from './page-request.ts';

/** The maximum number of calls for one page of a connection, however few entries each returns. */
export const MAX_CALLS = 5;

/** A page as Connect returns it. A short or empty page is not necessarily the last one. */
export interface UpstreamPage<Node> {
  readonly items: readonly Node[];
  readonly nextToken: string | undefined;
  readonly totalCount: number | undefined;
}

/** Requests a page from Connect; the first one without a token. */
export type FetchPage<Node> = (request: {
  readonly pageSize: number;
  readonly nextToken: string | undefined;
}) => Promise<ConnectResult<UpstreamPage<Node>>>;

/** The part of a list that was read so far. */
interface Progress<Node> {
  /** The entries, each with the position after it. */
  readonly entries: { readonly node: Node; behind: Position }[];
  /** Where the list continues; null at its end. */
  next: Position | null;
  totalCount: number | null;
}

/**
 * Reads a part of a list that Connect returns page by page. Paging by `endCursor` costs one call a page, since each
 * call requests exactly the missing entries. When Connect returns fewer, further calls follow, up to a maximum. A page
 * that is still not full, or that a failure interrupted, ends where the reads ended.
 *
 * @param maxCalls fewer when the request has already made some calls.
 * @throws a `GraphQLError` when the first call fails: `BAD_USER_INPUT` for a cursor that Connect no longer accepts,
 * else the result of `readFailure`.
 */
export async function paginate<Node>(
  request: PageRequest,
  fetchPage: FetchPage<Node>,
  maxCalls = MAX_CALLS,
): Promise<Connection<Node>> {
  const progress: Progress<Node> = { entries: [], next: request.start, totalCount: null };
  const { entries } = progress;

  for (let calls = 0; calls < maxCalls && progress.next !== null; calls += 1) {
    const missing = request.first - entries.length;
    if (missing === 0) break;
    const { token, skip, pageSize } = progress.next;
    const size = skip > 0 ? pageSize : missing;
    const result = await fetchPage({ pageSize: size, nextToken: token ?? undefined });
    if (result.ok) advance(progress, result.output, size, missing);
    else if (entries.length > 0) break;
    else throw failureOf(result.failure, calls === 0 && request.start.token !== null);
  }
  return connectionOf(request, progress);
}

/** Takes the missing entries from the page that was requested at `progress.next`. */
function advance<Node>(
  progress: Progress<Node>,
  { items, nextToken, totalCount }: UpstreamPage<Node>,
  pageSize: number,
  missing: number,
): void {
  const { entries, next } = progress;
  const { token = null, skip = 0 } = next ?? {};
  const following = nextToken === undefined ? null : { token: nextToken, skip: 0, pageSize };
  const end = Math.min(skip + missing, items.length);

  for (const [index, node] of items.slice(skip, end).entries()) {
    entries.push({ node, behind: { token, skip: skip + index + 1, pageSize } });
  }
  const last = entries.at(-1);
  const exhausted = end >= items.length;
  progress.next = exhausted ? following : { token, skip: end, pageSize };
  // Continuing after the last entry of a page must not fetch that page again.
  if (last !== undefined && progress.next !== null) last.behind = progress.next;
  progress.totalCount = intOrNull(totalCount) ?? progress.totalCount;
}

function connectionOf<Node>(
  { fingerprint, asOf, resumed }: PageRequest,
  { entries, next, totalCount }: Progress<Node>,
): Connection<Node> {
  const cursorOf = (position: Position): string =>
    encodeCursor({ query: fingerprint, position, asOf });
  const edges = entries.map(({ node, behind }) => new PageEdge(node, behind, cursorOf));
  return {
    edges,
    nodes: entries.map(({ node }) => node),
    pageInfo: {
      hasNextPage: next !== null,
      hasPreviousPage: resumed,
      startCursor: edges.at(0)?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? (next && cursorOf(next)),
    },
    totalCount,
  };
}

/** An entry whose cursor is encoded only when it is read: most callers select at most one per page. */
class PageEdge<Node> implements Edge<Node> {
  readonly node: Node;
  readonly #behind: Position;
  readonly #cursorOf: (position: Position) => string;

  constructor(node: Node, behind: Position, cursorOf: (position: Position) => string) {
    this.node = node;
    this.#behind = behind;
    this.#cursorOf = cursorOf;
  }

  get cursor(): string {
    return this.#cursorOf(this.#behind);
  }
}

/** @param byCursor whether the call used a token from the caller's cursor. */
function failureOf(failure: ConnectFailure, byCursor: boolean): Error {
  if (byCursor && isInvalid(failure)) {
    const message =
      'has expired in Amazon Connect, which keeps cursors only for a short time: start again without it';
    return badUserInput([{ path: ['after'], message }]);
  }
  return readFailure(failure);
}

/** Pages through a list whose entries are all known. */
export function fetchPageOf<Node>(items: readonly Node[]): FetchPage<Node> {
  return ({ pageSize, nextToken = '0' }) => {
    const start = Number.parseInt(nextToken, 10) || 0;
    const end = start + pageSize;
    return Promise.resolve({
      ok: true,
      output: {
        items: items.slice(start, end),
        nextToken: end < items.length ? String(end) : undefined,
        totalCount: items.length,
      },
    });
  };
}

/** The entries of a list that satisfy a condition. If one is left out, the total count is unknown. */
export function filterPage<Node>(
  fetchPage: FetchPage<Node>,
  isIncluded: (node: Node) => boolean,
): FetchPage<Node> {
  return async (request) =>
    mapResult(await fetchPage(request), ({ items, nextToken, totalCount }) => {
      const included = items.filter(isIncluded);
      return {
        items: included,
        nextToken,
        totalCount: included.length === items.length ? totalCount : undefined,
      };
    });
}

/**
 * The max cost of a page of a list.
 *
 * @param about further properties of its entries.
 */
export function pageCost(
  { args }: Pick<RequestedField, 'args'>,
  about: ReturnedObjects = {},
): FieldCost {
  return { calls: MAX_CALLS, returns: [{ ...about, entries: maxEntries(args) }] };
}

/**
 * The maximum number of entries of the page that a field's arguments request. Zero for an invalid size, which returns
 * no page.
 */
export function maxEntries({ first }: RequestedField['args']): number {
  return typeof first === 'number' ? Math.max(1, Math.min(first, MAX_FIRST)) : DEFAULT_FIRST;
}
