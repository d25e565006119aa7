import {
  CONTACTS,
  INSTANCE_ARN,
  INSTANCE_ID,
  QUEUES,
  UNKNOWN_ID,
} from '../../../../support/ids.ts';
import type { MatrixRow } from './row.ts';

const ids = { contactId: CONTACTS.voice, initialContactId: CONTACTS.voice };

export const SUSPEND_CONTACT_RECORDING: MatrixRow = {
  operation: 'SuspendContactRecording',
  input: ids,
  otherInput: { contactId: CONTACTS.chat },
  // The screen of the agent is recorded, too, during the chat.
  prepare(_connect, { contacts, clock }) {
    const chat = contacts.current(INSTANCE_ID, CONTACTS.chat, clock.now());
    const recording = { startedAt: clock.now(), parts: ['SCREEN'], suspended: [] } as const;
    contacts.write({ ...chat, recording }, clock.now());
    return Promise.resolve();
  },
  executions: ({ contacts }) =>
    contacts.latest(CONTACTS.voice)?.recording?.suspended.includes('AGENT') === true ? 1 : 0,
  shows: { active: true },
  broken: [
    [{ initialContactId: '' }, 'initialContactId'],
    [{ initialContactId: 'c'.repeat(257) }, 'initialContactId'],
    [{ initialContactId: `${INSTANCE_ARN}/contact/${UNKNOWN_ID}` }, 'initialContactId'],
  ],
  authorizedQueues: [QUEUES.complaints],
  otherQueues: [QUEUES.billing],
  unknownInput: { contactId: UNKNOWN_ID, initialContactId: UNKNOWN_ID },
};
