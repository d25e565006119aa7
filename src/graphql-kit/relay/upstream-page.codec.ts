import { z } from 'zod';
import type { UpstreamPage } from './paginate.ts';

/** The codec of pages of lists that gateways share. */
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
