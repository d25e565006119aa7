import { changesContact } from './chaos-operation.ts';

export const RESUME_CONTACT_RECORDING = changesContact({
  operation: 'ResumeContactRecording',
  promise: 'idempotent',
  begins: 'recording suspended',
  // The input leaves the initial contact out.
  readsBefore: true,
  draw: () => ({}),
  input: () => ({}),
  holds: (_values, { recording }) => recording?.suspended.length === 0,
});
