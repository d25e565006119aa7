import { unknownId } from './built-in.ts';

/** What both operations on a recording reject as not found, of a contact that exists. */
export const unknownToRecordings = [
  { what: 'a contact', change: { ContactId: unknownId } },
  { what: 'an initial contact', change: { InitialContactId: unknownId } },
  { what: 'an instance', change: { InstanceId: unknownId } },
];

/** What both operations on a recording reject as invalid. */
export const brokenRecordings = [
  { what: 'no ContactId', change: { ContactId: undefined } },
  { what: 'an empty ContactId', change: { ContactId: '' } },
  { what: 'a ContactId of 257 characters', change: { ContactId: 'x'.repeat(257) } },
  { what: 'no InitialContactId', change: { InitialContactId: undefined } },
  { what: 'an empty InitialContactId', change: { InitialContactId: '' } },
  { what: 'an InitialContactId of 257 characters', change: { InitialContactId: 'x'.repeat(257) } },
  { what: 'no InstanceId', change: { InstanceId: undefined } },
  { what: 'an empty InstanceId', change: { InstanceId: '' } },
  { what: 'an InstanceId of 101 characters', change: { InstanceId: 'x'.repeat(101) } },
  { what: 'an unknown type', change: { ContactRecordingType: 'VIDEO' as 'SCREEN' } },
];
