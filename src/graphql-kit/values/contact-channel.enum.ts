import { Channel } from '@aws-sdk/client-connect';
import { registerEnumType } from 'type-graphql';

/** Connect's channels, and `UNKNOWN` for one that is newer than this gateway. */
export const ContactChannel = { ...Channel, UNKNOWN: 'UNKNOWN' } as const;
export type ContactChannel = (typeof ContactChannel)[keyof typeof ContactChannel];

/** How many channels there are, at most: lists by channel are no longer. */
export const MAX_CHANNELS = Object.keys(ContactChannel).length;

registerEnumType(ContactChannel, {
  name: 'ContactChannel',
  description: 'How a contact reaches the contact centre.',
  valuesConfig: {
    VOICE: { description: 'A phone or web call.' },
    CHAT: { description: 'A chat, SMS or messaging conversation.' },
    TASK: { description: 'A piece of work for an agent.' },
    EMAIL: { description: 'An email.' },
    UNKNOWN: { description: 'A channel that is newer than this gateway.' },
  },
});
