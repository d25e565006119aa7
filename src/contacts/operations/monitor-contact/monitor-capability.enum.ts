import { MonitorCapability as ConnectMonitorCapability } from '@aws-sdk/client-connect';
import { registerEnumType } from 'type-graphql';

/** Connect's capabilities of a user that monitors a contact. */
export const MonitorCapability = { ...ConnectMonitorCapability } as const;
export type MonitorCapability = (typeof MonitorCapability)[keyof typeof MonitorCapability];

registerEnumType(MonitorCapability, {
  name: 'MonitorCapability',
  description: 'What a user may do that monitors a contact.',
  valuesConfig: {
    SILENT_MONITOR: {
      description:
        'To listen to a call, or to read a chat, without taking part in the conversation.',
    },
    BARGE: { description: 'To join the conversation.' },
  },
});
