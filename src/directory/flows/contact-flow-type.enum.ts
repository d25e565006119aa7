import { ContactFlowType as ConnectFlowType } from '@aws-sdk/client-connect';
import { registerEnumType } from 'type-graphql';

/** Connect's flow types, and `UNKNOWN` for one that is newer than this gateway. */
export const ContactFlowType = { ...ConnectFlowType, UNKNOWN: 'UNKNOWN' } as const;
export type ContactFlowType = (typeof ContactFlowType)[keyof typeof ContactFlowType];

registerEnumType(ContactFlowType, {
  name: 'ContactFlowType',
  description: 'What a flow is for.',
  valuesConfig: {
    CONTACT_FLOW: { description: 'Inbound flow: receives new contacts.' },
    AGENT_TRANSFER: { description: 'Transfer to agent.' },
    QUEUE_TRANSFER: { description: 'Transfer to queue.' },
    CUSTOMER_QUEUE: { description: 'What a customer experiences while waiting in a queue.' },
    CUSTOMER_HOLD: { description: 'What a customer experiences on hold.' },
    CUSTOMER_WHISPER: { description: 'What a customer hears before an agent is connected.' },
    AGENT_HOLD: { description: 'What an agent experiences on hold.' },
    AGENT_WHISPER: { description: 'What an agent hears before a customer is connected.' },
    OUTBOUND_WHISPER: { description: 'What a customer hears before an outbound call begins.' },
    CAMPAIGN: { description: 'Runs an outbound campaign.' },
    UNKNOWN: { description: 'A type that is newer than this gateway.' },
  },
});
