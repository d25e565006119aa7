import { z } from 'zod';
import type { User } from './user.type.ts';

/** The form in which a user is shared with other gateways. */
export const USER_CODEC: z.ZodType<User> = z.object({
  id: z.string(),
  arn: z.string(),
  instanceId: z.string(),
  username: z.string().nullable(),
  firstName: z.string().nullable(),
  lastName: z.string().nullable(),
  routingProfileId: z.string().nullable(),
  hierarchyGroupId: z.string().nullable(),
});
