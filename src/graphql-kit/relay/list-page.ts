import type { FetchPage } from './paginate.ts';

/** Pages through a list that is known as a whole. */
export function listPage<Node>(items: readonly Node[]): FetchPage<Node> {
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
