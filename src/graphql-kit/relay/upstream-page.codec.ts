import { z } from 'zod';
import type { UpstreamPage } from './paginate.ts';

/** The form in which a page of a list is shared with other gateways. */
export function upstreamPageCodec<Node>(node: z.ZodType<Node>): z.ZodType<UpstreamPage<Node>> {
  const shared = z.object({
    items: z.array(node),
    nextToken: z.string().nullable(),
    totalCount: z.number().nullable(),
  });
  return z.codec(shared, z.custom<UpstreamPage<Node>>(), {
    decode: ({ items, nextToken, totalCount }) => ({
      items: items,
      nextToken: nextToken ?? undefined,
      totalCount: totalCount ?? undefined,
    }),
    encode: ({ items, nextToken, totalCount }) => ({
      items: [...items],
      nextToken: nextToken ?? null,
      totalCount: totalCount ?? null,
    }),
  });
}
