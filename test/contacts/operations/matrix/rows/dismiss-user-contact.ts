import { StopContactCommand } from '@aws-sdk/client-connect';
import { atAgent } from '../../../../../src/emulator/store/contact-record.ts';
import { CONTACTS, INSTANCE_ARN, INSTANCE_ID, QUEUES, USERS } from '../../../../support/ids.ts';
import type { MatrixRow } from './row.ts';

export const DISMISS_USER_CONTACT: MatrixRow = {
  operation: 'DismissUserContact',
  input: { contactId: CONTACTS.taskOfAmara, userId: USERS.amara },
  otherInput: { contactId: CONTACTS.chat, userId: USERS.chen },
  // A contact that has ended stays in the list of an agent who closes contacts by hand.
  async prepare(connect, { agents }) {
    for (const [user, ContactId] of [
      [USERS.amara, CONTACTS.taskOfAmara],
      [USERS.chen, CONTACTS.chat],
    ] as const) {
      agents.write({ ...agents.agent(INSTANCE_ID, user), handling: 'MANUAL' });
      await connect.send(new StopContactCommand({ InstanceId: INSTANCE_ID, ContactId }));
    }
  },
  executions({ contacts }) {
    const contact = contacts.latest(CONTACTS.taskOfAmara);
    return contact !== undefined && atAgent(contact, USERS.amara) === undefined ? 1 : 0;
  },
  shows: { availability: { contacts: [] } },
  broken: [
    [{ userId: '' }, 'userId'],
    [{ userId: `${INSTANCE_ARN}/contact/${CONTACTS.chat}` }, 'userId'],
  ],
  authorizedQueues: 'never',
  otherQueues: [QUEUES.claims],
};
