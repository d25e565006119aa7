import { z } from 'zod';
import { id } from './common.ts';

/** A status of the company's own. Every instance has Available and Offline, too (documented). */
export const agentStatus = z.strictObject({
  id,
  instanceId: id.optional(),
  name: z
    .string()
    .min(1)
    .max(127)
    .refine((name) => name !== 'Available' && name !== 'Offline', 'is a status of every instance'),
  state: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
});
