import { SortableFieldName } from '@aws-sdk/client-connect';
import { registerEnumType } from 'type-graphql';

/** Connect's, but for the expiry: a contact does not show it. */
export const ContactOrderField = {
  INITIATION_TIMESTAMP: SortableFieldName.INITIATION_TIMESTAMP,
  SCHEDULED_TIMESTAMP: SortableFieldName.SCHEDULED_TIMESTAMP,
  CONNECTED_TO_AGENT_TIMESTAMP: SortableFieldName.CONNECTED_TO_AGENT_TIMESTAMP,
  DISCONNECT_TIMESTAMP: SortableFieldName.DISCONNECT_TIMESTAMP,
  INITIATION_METHOD: SortableFieldName.INITIATION_METHOD,
  CHANNEL: SortableFieldName.CHANNEL,
} as const;
export type ContactOrderField = (typeof ContactOrderField)[keyof typeof ContactOrderField];

registerEnumType(ContactOrderField, {
  name: 'ContactOrderField',
  description: 'By what contacts can be put in order.',
  valuesConfig: {
    INITIATION_TIMESTAMP: { description: 'When the contact was initiated.' },
    SCHEDULED_TIMESTAMP: { description: 'When a scheduled task is to begin.' },
    CONNECTED_TO_AGENT_TIMESTAMP: { description: 'When the contact was connected to the agent.' },
    DISCONNECT_TIMESTAMP: { description: 'When the contact ended.' },
    INITIATION_METHOD: { description: 'How the contact came to be.' },
    CHANNEL: { description: 'How the contact reaches the contact centre.' },
  },
});
