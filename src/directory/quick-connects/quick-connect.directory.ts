import { z } from 'zod';
import { MAX_LENGTHS } from '../../graphql-kit/input/input-issue.ts';
import { directoryTypeByIds } from '../directory-type.ts';
import { QuickConnectType } from './quick-connect-type.enum.ts';
import { fetchQuickConnects } from './quick-connect.loader.ts';
import type { QuickConnect } from './quick-connect.type.ts';

/**
 * The codec of quick connects that gateways share. It rejects those with a phone number: neither they nor pages with
 * one are shared.
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
