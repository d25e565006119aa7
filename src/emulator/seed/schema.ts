import { z } from 'zod';
import { agentStatus } from './agent-statuses.ts';
import { routingProfile, user } from './agents.ts';
import { id, tags, time } from './common.ts';
import { contact } from './contacts.ts';
import { hoursOfOperation } from './hours-of-operation.ts';

/*
 * The shape of a seed: what a contact centre holds when the emulator starts. ARNs are derived and
 * never written. Every object but an instance belongs to one; the first is meant when none is named.
 */

const phoneNumber = z.string().regex(/^\+[1-9]\d{1,14}$/, 'must be in E.164');

const instance = z.strictObject({
  id: z.string().min(1).max(100),
  alias: z.string().min(1).default('contact-centre'),
  region: z.string().min(1).default('us-east-1'),
  account: z
    .string()
    .regex(/^\d{12}$/, 'must be twelve digits')
    .default('111122223333'),
  createdTime: time.default(-365 * 86_400),
  /** Whether it may call out at all. */
  outboundCallsEnabled: z.boolean().default(true),
  /** Numbers that calls can show, apart from those of the queues. */
  phoneNumbers: z.array(phoneNumber).default([]),
  /** What the numbers that it may call begin with. Not given: all but +447, as AWS has it. */
  outboundPrefixes: z
    .array(z.string().regex(/^\+[1-9]\d{0,14}$/, 'must be the beginning of a number in E.164'))
    .optional(),
});

/** Standard queues only: every user has an agent queue anyway. */
const queue = z.strictObject({
  id,
  instanceId: id.optional(),
  name: z.string().min(1).max(256),
  description: z.string().optional(),
  status: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  hoursOfOperationId: id.optional(),
  maxContacts: z.int().min(0).optional(),
  /** The number that calls from this queue show, in E.164. */
  outboundCallerNumber: phoneNumber.optional(),
  /** What its agents are offered to transfer to. */
  quickConnectIds: z.array(id).default([]),
  tags,
});

const contactFlow = z.strictObject({
  id,
  instanceId: id.optional(),
  name: z.string().min(1),
  description: z.string().optional(),
  type: z
    .enum([
      'CONTACT_FLOW',
      'CUSTOMER_QUEUE',
      'CUSTOMER_HOLD',
      'CUSTOMER_WHISPER',
      'AGENT_HOLD',
      'AGENT_WHISPER',
      'OUTBOUND_WHISPER',
      'AGENT_TRANSFER',
      'QUEUE_TRANSFER',
      'CAMPAIGN',
    ])
    .default('CONTACT_FLOW'),
  state: z.enum(['ACTIVE', 'ARCHIVED']).default('ACTIVE'),
  status: z.enum(['PUBLISHED', 'SAVED']).default('PUBLISHED'),
  content: z.string().min(1).optional(),
  /** The queue that this flow leads to, for calls that name no target themselves. */
  queueId: id.optional(),
  tags,
});

const quickConnectBase = {
  id,
  instanceId: id.optional(),
  name: z.string().min(1),
  description: z.string().optional(),
  tags,
};

const quickConnect = z.discriminatedUnion('type', [
  z.strictObject({
    ...quickConnectBase,
    type: z.literal('USER'),
    userId: id,
    contactFlowId: id,
  }),
  z.strictObject({
    ...quickConnectBase,
    type: z.literal('QUEUE'),
    queueId: id,
    contactFlowId: id,
  }),
  z.strictObject({ ...quickConnectBase, type: z.literal('FLOW'), contactFlowId: id }),
  z.strictObject({
    ...quickConnectBase,
    type: z.literal('PHONE_NUMBER'),
    phoneNumber: z.string().min(1),
  }),
]);

export const seedSchema = z.strictObject({
  instances: z.array(instance).min(1),
  queues: z.array(queue).default([]),
  routingProfiles: z.array(routingProfile).default([]),
  hoursOfOperations: z.array(hoursOfOperation).default([]),
  agentStatuses: z.array(agentStatus).default([]),
  users: z.array(user).default([]),
  contactFlows: z.array(contactFlow).default([]),
  quickConnects: z.array(quickConnect).default([]),
  contacts: z.array(contact).default([]),
});

export type SeedShape = z.output<typeof seedSchema>;
