import type { ContactRecordingType } from '@aws-sdk/client-connect';
import { invalidRequest } from '../protocol/errors.ts';
import { type ContactRecord, isActive, type Recording } from '../store/contact-record.ts';
import type { OperationContext } from './operation.ts';

interface Request {
  readonly InstanceId: string;
  readonly ContactId: string;
  readonly InitialContactId: string;
  readonly ContactRecordingType?: ContactRecordingType | undefined;
}

/** What a call on a recording works on. */
export interface RequestedRecording {
  readonly contact: ContactRecord;
  readonly recording: Recording;
  /** All that are recorded, or the one that the request names. */
  readonly parts: readonly ContactRecordingType[];
}

/**
 * Finds the recording of an active contact. Throws ResourceNotFoundException for an unknown contact,
 * and InvalidRequestException when InitialContactId is not that of the contact, and when the contact
 * has ended or is not recorded in the requested part (which exception it is, is inferred).
 */
export function requestedRecording(
  input: Request,
  { now, directory, contacts }: OperationContext,
): RequestedRecording {
  directory.instance(input.InstanceId);
  const contact = contacts.current(input.InstanceId, input.ContactId, now);
  const initial = contacts.current(input.InstanceId, input.InitialContactId, now);
  if (initial.id !== (contact.initialContactId ?? contact.id)) {
    throw invalidRequest('InitialContactId is not the initial contact of the contact.');
  }
  if (!isActive(contact)) throw invalidRequest('The contact has ended.');
  const { recording } = contact;
  const type = input.ContactRecordingType;
  const parts = recording?.parts.filter((part) => type === undefined || part === type) ?? [];
  if (recording === undefined || parts.length === 0) {
    throw invalidRequest('The contact has no such recording.');
  }
  return { contact, recording, parts };
}
