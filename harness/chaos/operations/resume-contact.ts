import { isActive, isPaused } from '../../../src/emulator/store/contact-record.ts';
import { changesContact } from './chaos-operation.ts';

export const RESUME_CONTACT = changesContact({
  operation: 'ResumeContact',
  begins: 'paused',
  draw: () => ({}),
  input: () => ({}),
  holds: (_, contact) =>
    isActive(contact) && !isPaused(contact) && contact.pause.lastResumed !== undefined,
});
