import { z } from 'zod';
import { channel, id, tags, time } from './common.ts';

const reference = z.strictObject({
  type: z.enum(['URL', 'NUMBER', 'STRING', 'DATE', 'EMAIL']),
  value: z.string().max(4096),
});

const endpoint = z.strictObject({
  type: z.enum(['TELEPHONE_NUMBER', 'VOIP', 'CONTACT_FLOW', 'EMAIL_ADDRESS']),
  address: z.string(),
});

/** AWS generates the tags of this prefix itself, and reserves it (documented). */
const contactTags = tags.refine(
  (given) => !Object.keys(given).some((key) => key.startsWith('aws:')),
  'no key begins with "aws:"',
);

export const contact = z.strictObject({
  id,
  instanceId: id.optional(),
  channel: channel.default('TASK'),
  initiationMethod: z
    .enum([
      'INBOUND',
      'OUTBOUND',
      'TRANSFER',
      'QUEUE_TRANSFER',
      'CALLBACK',
      'API',
      'DISCONNECT',
      'MONITOR',
      'EXTERNAL_OUTBOUND',
      'WEBRTC_API',
      'AGENT_REPLY',
      'FLOW',
    ])
    .default('API'),
  name: z.string().max(1024).optional(),
  description: z.string().max(4096).optional(),
  previousContactId: id.optional(),
  relatedContactId: id.optional(),
  initiationTimestamp: time.default(0),
  /** In the future: the contact goes into its queue then, or where the first inbound flow leads. */
  scheduledTimestamp: time.optional(),
  /** Given: the contact has ended. */
  disconnectTimestamp: time.optional(),
  disconnectReason: z.string().optional(),
  /** A standard queue, or the agent queue of a user. */
  queueId: id.optional(),
  enqueueTimestamp: time.optional(),
  /** The agent who has accepted it, or has it in one of the other states. */
  userId: id.optional(),
  /** Its state in the agent's list: CONNECTED when it is active; one that has ended is in no list. */
  agentState: z
    .enum([
      'INCOMING',
      'PENDING',
      'CONNECTING',
      'CONNECTED',
      'CONNECTED_ONHOLD',
      'MISSED',
      'ERROR',
      'ENDED',
      'REJECTED',
    ])
    .optional(),
  connectedToAgentTimestamp: time.optional(),
  attributes: z.record(z.string(), z.string()).default({}),
  references: z.record(z.string(), reference).default({}),
  tags: contactTags,
  /** The default is documented. */
  queuePriority: z.int().min(1).default(5),
  /** Times that it was paused; a paused contact is one whose last pause has not ended. */
  pauses: z.array(z.strictObject({ from: time, until: time.optional() })).default([]),
  /** What of it is recorded; the voices when an agent has taken a call, if not given. */
  recordings: z.array(z.enum(['AGENT', 'IVR', 'SCREEN'])).optional(),
  customerId: z.string().optional(),
  customerEndpoint: endpoint.optional(),
  /** What the customer called or wrote to; a number or address of the instance for calls and emails when absent. */
  systemEndpoint: endpoint.optional(),
});
