import { Channel } from '@aws-sdk/client-connect';
import { registerEnumType } from 'type-graphql';

/** Connect's channels, and `UNKNOWN` for one that is newer than this gateway. */
export const ContactChannel = { ...Channel, UNKNOWN: 'UNKNOWN' } as const;
export type ContactChannel = (typeof ContactChannel)[keyof typeof ContactChannel];

/** The maximum number of channels, and so of entries in a list by channel. */
export const MAX_CHANNELS = Object.keys(ContactChannel).length;

registerEnumType(ContactChannel, {
  name: 'ContactChannel',
  description: 'How a contact reaches the contact centre.',
  valuesConfig: {
    VOICE: { description: 'A call by phone, from a web page or from an app.' },
    CHAT: { description: 'A chat, SMS or messaging conversation.' },
    TASK: { description: 'A piece of work for an agent, such as an insurance claim.' },
    EMAIL: { description: 'An email.' },
    UNKNOWN: {
      description:
        'A channel that Connect has added since this version of the gateway. Rejected as an input.',
    },
  },
});
