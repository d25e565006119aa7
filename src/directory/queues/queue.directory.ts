import { z } from 'zod';
import { MAX_LENGTHS } from '../../graphql-kit/input/input-issue.ts';
import { directoryTypeByIds } from '../directory-type.ts';
import { fetchUsers } from '../users/user.loader.ts';
import { QueueType } from './queue-type.enum.ts';
import { fetchQueues, maxQueueCalls } from './queue.loader.ts';
import type { Queue } from './queue.type.ts';

/** The codec of queues that gateways share. */
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

export const QUEUES = directoryTypeByIds<Queue>({
  cacheName: 'queues',
  codec: QUEUE_CODEC,
  stage: 'resources',
  fetch: (callConnect) => fetchQueues(callConnect, fetchUsers(callConnect)),
  maxCalls: maxQueueCalls,
  entity: {
    typeName: 'Queue',
    arnKinds: ['queue', 'queue/agent'],
    maxIdLength: MAX_LENGTHS.queueId,
  },
});
