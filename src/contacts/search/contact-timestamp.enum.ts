import { SearchContactsTimeRangeType } from '@aws-sdk/client-connect';
import { registerEnumType } from 'type-graphql';

export const ContactTimestamp = SearchContactsTimeRangeType;
export type ContactTimestamp = SearchContactsTimeRangeType;

registerEnumType(ContactTimestamp, {
  name: 'ContactTimestamp',
  description: 'A time in the life of a contact. Contacts that have not got so far have none.',
  valuesConfig: {
    INITIATION_TIMESTAMP: { description: 'When the contact was initiated.' },
    SCHEDULED_TIMESTAMP: { description: 'When a scheduled task is to begin.' },
    ENQUEUE_TIMESTAMP: { description: 'When the contact was put into its queue.' },
    CONNECTED_TO_AGENT_TIMESTAMP: { description: 'When the contact was connected to the agent.' },
    DISCONNECT_TIMESTAMP: { description: 'When the contact ended.' },
  },
});
