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
    OUTBOUND: { description: 'An agent contacted the customer.' },
    TRANSFER: { description: 'An agent, or this API, transferred another contact.' },
    QUEUE_TRANSFER: { description: 'A flow moved the contact from one queue to another.' },
    CALLBACK: { description: 'The customer requested a callback.' },
    API: { description: 'An application started it.' },
    DISCONNECT: { description: 'A flow that runs after a disconnect started it.' },
    MONITOR: { description: 'A supervisor listens to an agent.' },
    EXTERNAL_OUTBOUND: { description: 'An agent added an external participant.' },
    WEBRTC_API: { description: 'A call from a web page or an app.' },
    AGENT_REPLY: { description: "An agent's reply to an email." },
    FLOW: { description: 'A flow sent it.' },
    UNKNOWN: { description: 'A method that is newer than this gateway.' },
  },
});
