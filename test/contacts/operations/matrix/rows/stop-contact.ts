import { CONTACTS, QUEUES } from '../../../../support/ids.ts';
import type { MatrixRow } from './row.ts';

export const STOP_CONTACT: MatrixRow = {
  operation: 'StopContact',
  input: { contactId: CONTACTS.chat },
  otherInput: { contactId: CONTACTS.urgentTask },
  executions: ({ contacts }) =>
    contacts.latest(CONTACTS.chat)?.disconnectTimestamp === undefined ? 0 : 1,
  shows: { active: false },
  broken: [],
  authorizedQueues: [QUEUES.billing],
  otherQueues: [QUEUES.claims],
};
