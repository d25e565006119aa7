import { PauseContactCommand } from '@aws-sdk/client-connect';
import { expect } from '@jest/globals';
import { CONTACTS, FLOWS, INSTANCE_ARN, INSTANCE_ID, QUEUES } from '../../../../support/ids.ts';
import type { MatrixRow } from './row.ts';

export const RESUME_CONTACT: MatrixRow = {
  operation: 'ResumeContact',
  input: { contactId: CONTACTS.unassignedTask },
  otherInput: { contactId: CONTACTS.unassignedTask, contactFlowId: FLOWS.inbound },
  prepare: async (connect) =>
    connect.send(
      new PauseContactCommand({ InstanceId: INSTANCE_ID, ContactId: CONTACTS.unassignedTask }),
    ),
  executions: ({ contacts }) =>
    contacts.latest(CONTACTS.unassignedTask)?.pause.isPaused === true ? 0 : 1,
  shows: {
    lastPausedTimestamp: expect.any(String),
    lastResumedTimestamp: expect.any(String),
  },
  broken: [
    [{ contactFlowId: '' }, 'contactFlowId'],
    [{ contactFlowId: 'f'.repeat(501) }, 'contactFlowId'],
    [{ contactFlowId: `${INSTANCE_ARN}/contact-flow/${FLOWS.inbound}` }, 'contactFlowId'],
  ],
  authorizedQueues: [QUEUES.claims],
  otherQueues: [QUEUES.billing],
};
