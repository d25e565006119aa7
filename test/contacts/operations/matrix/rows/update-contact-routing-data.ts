import { CONTACTS, QUEUES } from '../../../../support/ids.ts';
import type { MatrixRow } from './row.ts';

export const UPDATE_CONTACT_ROUTING_DATA: MatrixRow = {
  operation: 'UpdateContactRoutingData',
  input: { contactId: CONTACTS.unassignedTask, routing: { queuePriority: 2 } },
  otherInput: { contactId: CONTACTS.unassignedTask, routing: { queueTimeAdjustmentSeconds: 60 } },
  executions: ({ contacts }) =>
    contacts.latest(CONTACTS.unassignedTask)?.queuePriority === 2 ? 1 : 0,
  shows: { queuePriority: 2 },
  broken: [[{ routing: { queuePriority: 0 } }, 'routing.queuePriority']],
  authorizedQueues: [QUEUES.claims],
  otherQueues: [QUEUES.billing],
};
