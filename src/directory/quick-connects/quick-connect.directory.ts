import { z } from 'zod';
import { MAX_LENGTHS } from '../../graphql-kit/input/input-issue.ts';
import { directoryTypeByIds } from '../directory-type.ts';
import { QuickConnectType } from './quick-connect-type.enum.ts';
import { fetchQuickConnects } from './quick-connect.loader.ts';
import type { QuickConnect } from './quick-connect.type.ts';

/**
 * The form in which a quick connect is shared with other gateways. One with a phone number has none: it is not shared,
 * and neither is a page that holds one.
 */
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
  phoneNumber: z.null(),
});

export const QUICK_CONNECTS = directoryTypeByIds<QuickConnect>({
  cacheName: 'quickConnects',
  codec: QUICK_CONNECT_CODEC,
  stage: 'links',
  fetch: fetchQuickConnects,
  entity: {
    typeName: 'QuickConnect',
    arnKinds: ['transfer-destination'],
    maxIdLength: MAX_LENGTHS.quickConnectId,
  },
});
