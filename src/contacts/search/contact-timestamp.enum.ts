import { SearchContactsTimeRangeType } from '@aws-sdk/client-connect';
import { registerEnumType } from 'type-graphql';

export const ContactTimestamp = SearchContactsTimeRangeType;
export type ContactTimestamp = SearchContactsTimeRangeType;

registerEnumType(ContactTimestamp, {
  name: 'ContactTimestamp',
  description:
    'A timestamp of a contact. It is absent until the contact reaches that point: an active contact has no `DISCONNECT_TIMESTAMP`.',
  valuesConfig: {
    INITIATION_TIMESTAMP: { description: 'When the contact was initiated.' },
    SCHEDULED_TIMESTAMP: { description: 'When a scheduled task begins.' },
    ENQUEUE_TIMESTAMP: { description: 'When the contact was put into its queue.' },
    CONNECTED_TO_AGENT_TIMESTAMP: { description: 'When the contact was connected to the agent.' },
    DISCONNECT_TIMESTAMP: { description: 'When the contact ended.' },
  },
});
