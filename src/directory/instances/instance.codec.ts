import { z } from 'zod';
import type { Instance } from './instance.type.ts';

/** The form in which an instance is shared with other gateways. */
export const INSTANCE_CODEC: z.ZodType<Instance> = z.object({
  id: z.string(),
  arn: z.string(),
  alias: z.string().nullable(),
  accessUrl: z.string().nullable(),
  active: z.boolean(),
});
