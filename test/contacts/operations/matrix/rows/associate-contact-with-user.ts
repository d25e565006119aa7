import { CONTACTS, INSTANCE_ARN, QUEUES, USERS } from '../../../../support/ids.ts';
import type { MatrixRow } from './row.ts';

export const ASSOCIATE_CONTACT_WITH_USER: MatrixRow = {
  operation: 'AssociateContactWithUser',
  input: { contactId: CONTACTS.unassignedTask, userId: USERS.ben },
  otherInput: { contactId: CONTACTS.unassignedTask, userId: USERS.chen },
  executions: ({ contacts }) =>
    contacts.latest(CONTACTS.unassignedTask)?.queue?.id === USERS.ben ? 1 : 0,
  shows: { queueId: USERS.ben, agentId: USERS.ben },
  broken: [
    [{ userId: '' }, 'userId'],
    [{ userId: 'u'.repeat(257) }, 'userId'],
    [{ userId: `${INSTANCE_ARN}/queue/${QUEUES.billing}` }, 'userId'],
    [{ userId: '..' }, 'userId'],
  ],
  authorizedQueues: [QUEUES.claims],
  otherQueues: [QUEUES.billing],
};
