import { z } from 'zod';
import { QuickConnectType } from './quick-connect-type.enum.ts';
import type { QuickConnect } from './quick-connect.type.ts';

/** The form in which a quick connect is shared with other gateways. */
export const QUICK_CONNECT_CODEC: z.ZodType<QuickConnect> = z.object({
  id: z.string(),
  arn: z.string(),
  instanceId: z.string(),
  name: z.string().nullable(),
  description: z.string().nullable(),
  type: z.enum(QuickConnectType),
  queueId: z.string().nullable(),
  userId: z.string().nullable(),
  contactFlowId: z.string().nullable(),
  phoneNumber: z.string().nullable(),
});
