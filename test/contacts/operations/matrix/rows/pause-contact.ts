import { expect } from '@jest/globals';
import { CONTACTS, FLOWS, INSTANCE_ARN, QUEUES } from '../../../../support/ids.ts';
import type { MatrixRow } from './row.ts';

export const PAUSE_CONTACT: MatrixRow = {
  operation: 'PauseContact',
  input: { contactId: CONTACTS.unassignedTask },
  otherInput: { contactId: CONTACTS.unassignedTask, contactFlowId: FLOWS.inbound },
  executions: ({ contacts }) =>
    contacts.latest(CONTACTS.unassignedTask)?.pause.isPaused === true ? 1 : 0,
  shows: { lastPausedTimestamp: expect.any(String), lastResumedTimestamp: null },
  broken: [
    [{ contactFlowId: '' }, 'contactFlowId'],
    [{ contactFlowId: 'f'.repeat(501) }, 'contactFlowId'],
    [{ contactFlowId: `${INSTANCE_ARN}/contact-flow/${FLOWS.inbound}` }, 'contactFlowId'],
  ],
  authorizedQueues: [QUEUES.claims],
  otherQueues: [QUEUES.billing],
};
