import { mapResult } from '../../connect/connect-failure.ts';
import type { FetchPage } from './paginate.ts';

/** The entries of a list that satisfy a condition. How many there are in all is not known once one is left out. */
export function onlySeen<Node>(
  fetchPage: FetchPage<Node>,
  isSeen: (node: Node) => boolean,
): FetchPage<Node> {
  return async (request) =>
    mapResult(await fetchPage(request), ({ items, nextToken, totalCount }) => {
      const seen = items.filter(isSeen);
      return {
        items: seen,
        nextToken,
        totalCount: seen.length === items.length ? totalCount : undefined,
      };
    });
}
