import { z } from 'zod';
import { channel, id, tags, time } from './common.ts';

/** How many contacts of a channel an agent takes at once; one call at most (documented). */
const mediaConcurrency = z
  .strictObject({
    channel,
    concurrency: z.int().min(1).max(10),
    crossChannelBehavior: z
      .enum(['ROUTE_CURRENT_CHANNEL_ONLY', 'ROUTE_ANY_CHANNEL'])
      .default('ROUTE_CURRENT_CHANNEL_ONLY'),
  })
  .refine(({ channel: kind, concurrency }) => kind !== 'VOICE' || concurrency === 1, {
    path: ['concurrency'],
    message: 'must be 1 for VOICE',
  });

export const routingProfile = z.strictObject({
  id,
  instanceId: id.optional(),
  name: z.string().min(1),
  description: z.string().optional(),
  defaultOutboundQueueId: id.optional(),
  mediaConcurrencies: z
    .array(mediaConcurrency)
    .min(1)
    .prefault(channel.options.map((kind) => ({ channel: kind, concurrency: 1 }))),
  /** The standard queues that it serves; on all its channels where none are named. */
  queues: z
    .array(
      z.strictObject({
        queueId: id,
        channels: z.array(channel).min(1).optional(),
        priority: z.int().min(1).max(99).default(1),
        delay: z.int().min(0).max(9999).default(0),
      }),
    )
    .default([]),
  /** The standard queues from which its agents may pick contacts; on all its channels where none are named. */
  manualAssignmentQueues: z
    .array(z.strictObject({ queueId: id, channels: z.array(channel).min(1).optional() }))
    .default([]),
  tags,
});

/** What the agent has chosen: Available, Offline, or any other name for a status of the company's own. */
const agentStatus = z.strictObject({
  name: z.string().min(1).max(127).default('Available'),
  since: time.default(0),
});

export const user = z.strictObject({
  id,
  instanceId: id.optional(),
  username: z.string().min(1),
  firstName: z.string().optional(),
  lastName: z.string().optional(),
  email: z.string().optional(),
  routingProfileId: id.optional(),
  securityProfileIds: z.array(id).default([]),
  hierarchyGroupId: id.optional(),
  status: agentStatus.prefault({}),
  /** `MANUAL`: contacts that are offered wait until the administration accepts, rejects or misses them. */
  handling: z.enum(['AUTOMATIC', 'MANUAL']).default('AUTOMATIC'),
  tags,
});
