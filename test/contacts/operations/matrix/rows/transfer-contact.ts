import { expect } from '@jest/globals';
import { CONTACTS, INSTANCE_ARN, QUEUES, USERS } from '../../../../support/ids.ts';
import type { MatrixRow } from './row.ts';

export const TRANSFER_CONTACT: MatrixRow = {
  operation: 'TransferContact',
  input: { contactId: CONTACTS.unassignedTask, target: { queueId: QUEUES.billing } },
  otherInput: { contactId: CONTACTS.unassignedTask, target: { userId: USERS.ben } },
  executions: ({ ledger }) =>
    ledger.transfers.filter(({ contactId }) => contactId === CONTACTS.unassignedTask).length,
  isSentAgain: true,
  shows: { id: expect.any(String) },
  broken: [
    [{ target: { queueId: '' } }, 'target.queueId'],
    [{ target: { queueId: `${INSTANCE_ARN}/queue/${QUEUES.billing}` } }, 'target.queueId'],
    [{ target: { userId: '' } }, 'target.userId'],
    [{ target: { userId: 'u'.repeat(257) } }, 'target.userId'],
    [{ target: { quickConnectId: '' } }, 'target.quickConnectId'],
    [{ contactFlowId: '' }, 'contactFlowId'],
    [{ contactFlowId: 'f'.repeat(501) }, 'contactFlowId'],
  ],
  authorizedQueues: [QUEUES.claims, QUEUES.billing],
  otherQueues: [QUEUES.claims],
};
