import { SortableFieldName } from '@aws-sdk/client-connect';
import { registerEnumType } from 'type-graphql';

/** Connect's fields except the expiry, which the schema does not have. */
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
  description: 'What contacts can be ordered by.',
  valuesConfig: {
    INITIATION_TIMESTAMP: { description: 'When the contact was initiated.' },
    SCHEDULED_TIMESTAMP: { description: 'When a scheduled task begins.' },
    CONNECTED_TO_AGENT_TIMESTAMP: { description: 'When the contact was connected to the agent.' },
    DISCONNECT_TIMESTAMP: { description: 'When the contact ended.' },
    INITIATION_METHOD: { description: 'How the contact was initiated, such as `INBOUND`.' },
    CHANNEL: { description: 'How the contact reaches the contact centre, such as `VOICE`.' },
  },
});
