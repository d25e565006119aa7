import { z } from 'zod';
import type { ContactRecord } from '../store/contact-record.ts';

const time = z.iso.datetime().nullable();

/** A contact as the administration shows it; Connect's operations show the rest. */
export const contactView = z.object({
  contactId: z.string(),
  instanceId: z.string(),
  channel: z.string(),
  initiationMethod: z.string(),
  initiationTimestamp: time,
  scheduledTimestamp: time,
  queueId: z.string().nullable().describe('A standard queue, or a user whose agent queue it is.'),
  userId: z.string().nullable().describe('The agent who has accepted it.'),
  agents: z
    .array(z.object({ userId: z.string(), state: z.string() }))
    .describe('The agents whose lists have it.'),
  disconnectTimestamp: time.describe('Null while it is active.'),
  disconnectReason: z.string().nullable(),
});

export function viewOf(contact: ContactRecord): z.output<typeof contactView> {
  return {
    contactId: contact.id,
    instanceId: contact.instanceId,
    channel: contact.channel,
    initiationMethod: contact.initiationMethod,
    initiationTimestamp: contact.initiationTimestamp.toISOString(),
    scheduledTimestamp: contact.scheduledTimestamp?.toISOString() ?? null,
    queueId: contact.queue?.id ?? null,
    userId: contact.agent?.id ?? null,
    agents: contact.atAgents.map(({ userId, state }) => ({ userId, state })),
    disconnectTimestamp: contact.disconnectTimestamp?.toISOString() ?? null,
    disconnectReason: contact.disconnectReason ?? null,
  };
}
