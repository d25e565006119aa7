import { CONTACTS, INSTANCE_ID } from '../../../../support/ids.ts';
import type { MatrixRow } from './row.ts';
import { SUSPEND_CONTACT_RECORDING } from './suspend-contact-recording.ts';

export const RESUME_CONTACT_RECORDING: MatrixRow = {
  ...SUSPEND_CONTACT_RECORDING,
  operation: 'ResumeContactRecording',
  // A recording that is suspended, of the voices of a call, and one of the screen during a chat.
  prepare(_connect, { contacts, clock }) {
    for (const [id, part] of [
      [CONTACTS.voice, 'AGENT'],
      [CONTACTS.chat, 'SCREEN'],
    ] as const) {
      const contact = contacts.current(INSTANCE_ID, id, clock.now());
      const recording = { startedAt: clock.now(), parts: [part], suspended: [part] };
      contacts.write({ ...contact, recording }, clock.now());
    }
    return Promise.resolve();
  },
  executions: ({ contacts }) =>
    contacts.latest(CONTACTS.voice)?.recording?.suspended.length === 0 ? 1 : 0,
};
