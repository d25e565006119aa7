import {
  CONTACTS,
  INSTANCE_ARN,
  INSTANCE_ID,
  QUEUES,
  UNKNOWN_ID,
  USERS,
} from '../../../../support/ids.ts';
import type { MatrixRow } from './row.ts';

export const MONITOR_CONTACT: MatrixRow = {
  operation: 'MonitorContact',
  input: {
    contactId: CONTACTS.chat,
    userId: USERS.amara,
    capabilities: ['SILENT_MONITOR', 'BARGE'],
  },
  otherInput: { contactId: CONTACTS.chat, userId: USERS.amara, capabilities: ['SILENT_MONITOR'] },
  executions: ({ contacts, clock }) =>
    contacts
      .viewAll(INSTANCE_ID, clock.now())
      .filter(
        ({ initiationMethod, agent }) =>
          initiationMethod === 'MONITOR' && agent?.id === USERS.amara,
      ).length,
  isRepeatable: 'rejected',
  shows: {
    active: true,
    agentId: USERS.amara,
    initiationMethod: 'MONITOR',
    previousContactId: CONTACTS.chat,
  },
  broken: [
    [{ userId: '' }, 'userId'],
    [{ userId: 'u'.repeat(257) }, 'userId'],
    [{ userId: `${INSTANCE_ARN}/contact/${CONTACTS.chat}` }, 'userId'],
    [{ userId: `${INSTANCE_ARN.replace(INSTANCE_ID, UNKNOWN_ID)}/agent/${USERS.amara}` }, 'userId'],
    [{ capabilities: ['BARGE', 'BARGE'] }, 'capabilities.1'],
    [{ capabilities: ['SILENT_MONITOR', 'BARGE', 'SILENT_MONITOR'] }, 'capabilities'],
  ],
  authorizedQueues: 'never',
  otherQueues: [QUEUES.billing],
};
