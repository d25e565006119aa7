import { z } from 'zod';
import { id, tags } from './common.ts';

/** A status of the company's own. Every instance has Available and Offline, too (documented). */
export const agentStatus = z.strictObject({
  id,
  instanceId: id.optional(),
  name: z
    .string()
    .min(1)
    .max(127)
    .refine((name) => name !== 'Available' && name !== 'Offline', 'is a status of every instance'),
  description: z.string().max(250).optional(),
  state: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  displayOrder: z.int().min(1).max(50).optional(),
  tags,
});
