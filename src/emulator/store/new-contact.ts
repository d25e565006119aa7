import type { ContactRecord } from './contact-record.ts';

/** What a new contact must be given; everything else has a default. */
type NewContact = Pick<ContactRecord, 'id' | 'instanceId' | 'channel' | 'initiationMethod'> &
  Partial<ContactRecord>;

/** The subtype that contacts of a channel have, unless they say otherwise (documented names). */
const subtypes = {
  VOICE: 'connect:Telephony',
  CHAT: 'connect:Chat',
  TASK: 'connect:Task',
  EMAIL: 'connect:Email',
} as const;

/** Makes a contact that is nowhere yet. */
export function newContact(contact: NewContact, now: Date): ContactRecord {
  return {
    contactAssociationId: contact.id,
    initiationTimestamp: now,
    lastUpdateTimestamp: now,
    rescheduleCount: 0,
    atAgents: [],
    pause: { count: 0, isPaused: false, totalMs: 0, atAgentMs: 0 },
    attributes: {},
    references: {},
    tags: {},
    queuePriority: 5, // documented
    ...contact,
    segmentAttributes: {
      'connect:Subtype': { ValueString: subtypes[contact.channel] },
      ...contact.segmentAttributes,
    },
  };
}
