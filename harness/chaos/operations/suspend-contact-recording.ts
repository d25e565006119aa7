import { changesContact } from './chaos-operation.ts';

export const SUSPEND_CONTACT_RECORDING = changesContact({
  operation: 'SuspendContactRecording',
  promise: 'idempotent',
  begins: 'recorded',
  draw: () => ({}),
  // One call: the gateway reads nothing before it.
  input: (_values, { id: initialContactId }) => ({ initialContactId }),
  holds: (_values, { recording }) =>
    recording?.parts.every((part) => recording.suspended.includes(part)) === true,
});
