import { z } from 'zod';
import type { QueueQuickConnects } from './queue-quick-connects.loader.ts';
import { QuickConnectType } from './quick-connect-type.enum.ts';

/** The form in which it is shared with other gateways what a queue offers. */
export const QUEUE_QUICK_CONNECTS_CODEC: z.ZodType<QueueQuickConnects> = z.array(
  z.object({
    id: z.string(),
    name: z.string().nullable(),
    type: z.enum(QuickConnectType),
  }),
);
