import { ContactFlowType as ConnectFlowType } from '@aws-sdk/client-connect';
import { registerEnumType } from 'type-graphql';

/** Connect's flow types, and `UNKNOWN` for one that is newer than this gateway. */
export const ContactFlowType = { ...ConnectFlowType, UNKNOWN: 'UNKNOWN' } as const;
export type ContactFlowType = (typeof ContactFlowType)[keyof typeof ContactFlowType];

registerEnumType(ContactFlowType, {
  name: 'ContactFlowType',
  description:
    'What a flow is for. A transfer can use `CONTACT_FLOW`, `AGENT_TRANSFER` and `QUEUE_TRANSFER`.',
  valuesConfig: {
    CONTACT_FLOW: { description: 'Inbound flow: handles new contacts.' },
    AGENT_TRANSFER: { description: 'Transfer to agent: takes a contact to an agent.' },
    QUEUE_TRANSFER: { description: 'Transfer to queue: takes a contact to a queue.' },
    CUSTOMER_QUEUE: {
      description: 'Customer queue: what a customer experiences while waiting in a queue.',
    },
    CUSTOMER_HOLD: { description: 'Customer hold: what a customer experiences on hold.' },
    CUSTOMER_WHISPER: {
      description: 'Customer whisper: what a customer hears before an agent is connected.',
    },
    AGENT_HOLD: { description: 'Agent hold: what an agent experiences on hold.' },
    AGENT_WHISPER: {
      description: 'Agent whisper: what an agent hears before a customer is connected.',
    },
    OUTBOUND_WHISPER: {
      description: 'Outbound whisper: what a customer hears before an outbound call begins.',
    },
    CAMPAIGN: { description: 'Campaign: runs an outbound campaign.' },
    UNKNOWN: {
      description:
        'A type that Connect has added since this version of the gateway. Rejected as an input.',
    },
  },
});
