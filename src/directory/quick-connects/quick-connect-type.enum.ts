import { QuickConnectType as ConnectQuickConnectType } from '@aws-sdk/client-connect';
import { registerEnumType } from 'type-graphql';

/** Connect's types of quick connects, and `UNKNOWN` for one that is newer than this gateway. */
export const QuickConnectType = { ...ConnectQuickConnectType, UNKNOWN: 'UNKNOWN' } as const;
export type QuickConnectType = (typeof QuickConnectType)[keyof typeof QuickConnectType];

/** The types of quick connects that a contact can be transferred to. */
export const TRANSFERABLE_TYPES = [
  QuickConnectType.USER,
  QuickConnectType.QUEUE,
  QuickConnectType.FLOW,
] as const;

registerEnumType(QuickConnectType, {
  name: 'QuickConnectType',
  description: 'What a quick connect leads to.',
  valuesConfig: {
    USER: { description: 'A user. Contacts can be transferred to it.' },
    QUEUE: { description: 'A queue. Contacts can be transferred to it.' },
    FLOW: { description: 'A flow, which decides the target. Contacts can be transferred to it.' },
    PHONE_NUMBER: {
      description:
        'A phone number. Only calls can be transferred to it, and `transferContact` does not do so.',
    },
    UNKNOWN: { description: 'A type that Connect has added since this version of the gateway.' },
  },
});
