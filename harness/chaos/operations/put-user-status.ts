import { changesUser } from './chaos-operation.ts';
import { drawStatusId } from './values.ts';

export const PUT_USER_STATUS = changesUser({
  operation: 'PutUserStatus',
  draw: (random) => ({ agentStatusId: drawStatusId(random) }),
  input: (values) => values,
  holds: ({ agentStatusId }, { agent: { status, nextStatus } }) =>
    (nextStatus ?? status).id === agentStatusId,
});
