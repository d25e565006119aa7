import { z } from 'zod';
import { ContactChannel } from '../../graphql-kit/values/contact-channel.enum.ts';
import { directoryTypeByIds } from '../directory-type.ts';
import { fetchRoutingProfiles } from './routing-profile.loader.ts';
import type { RoutingProfile } from './routing-profile.type.ts';

/** The codec of routing profiles that gateways share. */
const ROUTING_PROFILE_CODEC: z.ZodType<RoutingProfile> = z.object({
  id: z.string(),
  arn: z.string(),
  instanceId: z.string(),
  name: z.string().nullable(),
  description: z.string().nullable(),
  defaultOutboundQueueId: z.string().nullable(),
  concurrencies: z.array(z.object({ channel: z.enum(ContactChannel), concurrency: z.int() })),
});

export const ROUTING_PROFILES = directoryTypeByIds<RoutingProfile>({
  cacheName: 'routingProfiles',
  codec: ROUTING_PROFILE_CODEC,
  stage: 'leaves',
  fetch: fetchRoutingProfiles,
  entity: {
    typeName: 'RoutingProfile',
    arnKinds: ['routing-profile'],
    maxIdLength: Infinity,
  },
});
