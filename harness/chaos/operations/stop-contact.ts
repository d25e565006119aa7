import { isActive } from '../../../src/emulator/store/contact-record.ts';
import { changesContact } from './chaos-operation.ts';

export const STOP_CONTACT = changesContact({
  operation: 'StopContact',
  draw: () => ({}),
  input: () => ({}),
  holds: (_, contact) => !isActive(contact),
});
