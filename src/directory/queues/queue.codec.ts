import { z } from 'zod';
import { QueueType } from './queue-type.enum.ts';
import type { Queue } from './queue.type.ts';

/** The form in which a queue is shared with other gateways. */
export const QUEUE_CODEC: z.ZodType<Queue> = z.object({
  id: z.string(),
  arn: z.string(),
  instanceId: z.string(),
  type: z.enum(QueueType),
  name: z.string().nullable(),
  description: z.string().nullable(),
  enabled: z.boolean(),
  maxContacts: z.int().nullable(),
  hoursOfOperationId: z.string().nullable(),
});
