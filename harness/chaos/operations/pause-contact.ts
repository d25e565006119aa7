import { isPaused } from '../../../src/emulator/store/contact-record.ts';
import { changesContact } from './chaos-operation.ts';

export const PAUSE_CONTACT = changesContact({
  operation: 'PauseContact',
  draw: () => ({}),
  input: () => ({}),
  holds: (_, contact) => isPaused(contact),
});
