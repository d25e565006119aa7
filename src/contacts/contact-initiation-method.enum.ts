import { ContactInitiationMethod as ConnectInitiationMethod } from '@aws-sdk/client-connect';
import { registerEnumType } from 'type-graphql';

/** Connect's initiation methods, and `UNKNOWN` for one that is newer than this gateway. */
export const ContactInitiationMethod = { ...ConnectInitiationMethod, UNKNOWN: 'UNKNOWN' } as const;
export type ContactInitiationMethod =
  (typeof ContactInitiationMethod)[keyof typeof ContactInitiationMethod];

registerEnumType(ContactInitiationMethod, {
  name: 'ContactInitiationMethod',
  description: 'How a contact was initiated.',
  valuesConfig: {
    INBOUND: { description: 'The customer contacted the contact centre.' },
    OUTBOUND: { description: 'An agent contacted the customer, for example with a call.' },
    TRANSFER: { description: 'An agent or `transferContact` transferred the previous contact.' },
    QUEUE_TRANSFER: { description: 'A flow moved the contact from one queue to another.' },
    CALLBACK: { description: 'The customer requested a callback.' },
    API: { description: 'An application created the contact. Most tasks are created in this way.' },
    DISCONNECT: { description: 'A flow that runs after a contact has ended created this one.' },
    MONITOR: { description: "A supervisor monitors an agent's contact." },
    EXTERNAL_OUTBOUND: { description: 'An agent added an external participant to a contact.' },
    WEBRTC_API: { description: 'The customer called from a web page or an app.' },
    AGENT_REPLY: { description: 'An agent replied to an email.' },
    FLOW: { description: 'A flow sent the message, such as an email.' },
    UNKNOWN: {
      description:
        'A method that Connect has added since this version of the gateway. Rejected as an input.',
    },
  },
});
