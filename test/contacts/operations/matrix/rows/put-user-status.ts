import {
  AGENT_STATUSES,
  CONTACTS,
  INSTANCE_ARN,
  INSTANCE_ID,
  QUEUES,
  USERS,
} from '../../../../support/ids.ts';
import type { MatrixRow } from './row.ts';

export const PUT_USER_STATUS: MatrixRow = {
  operation: 'PutUserStatus',
  input: { userId: USERS.ben, agentStatusId: AGENT_STATUSES.lunch },
  otherInput: { userId: USERS.ben, agentStatusId: AGENT_STATUSES.training },
  executions: ({ agents }) =>
    agents.agent(INSTANCE_ID, USERS.ben).status.id === AGENT_STATUSES.lunch ? 1 : 0,
  shows: { availability: { status: 'Lunch', nextStatus: null } },
  broken: [
    [{ userId: '' }, 'userId'],
    [{ userId: 'u'.repeat(257) }, 'userId'],
    [{ userId: `${INSTANCE_ARN}/contact/${CONTACTS.chat}` }, 'userId'],
    [{ agentStatusId: '' }, 'agentStatusId'],
    [{ agentStatusId: `${INSTANCE_ARN}/agent-state/${AGENT_STATUSES.lunch}` }, 'agentStatusId'],
  ],
  authorizedQueues: 'never',
  otherQueues: [QUEUES.claims],
};
