import type { Caller } from '../../../auth/caller.ts';
import { ReadFailure } from '../../../graphql-kit/errors/read-failure.ts';
import type { ContactLoader } from '../../contact.loader.ts';
import type { DescribedContact } from '../../contact.type.ts';
import { ContactResourceType } from '../../errors/contact-resource-type.enum.ts';
import { type CommonFailure, failureOfCall } from './operation-failure.ts';

/** The part of a request's context with which a contact is read on behalf of its caller. */
export interface ContactReader {
  readonly caller: Caller;
  /** Loads only contacts that the caller may view. */
  readonly contacts: ContactLoader;
}

/** The contact of a command. */
export interface ContactToRead {
  readonly instanceId: string;
  readonly contactId: string;
  readonly clientToken: string;
}

/**
 * Checks that a caller that is restricted to some queues may view the contact of a command. Costs one read of the contact;
 * nothing for unrestricted callers.
 *
 * @returns the failure if the contact does not exist or could not be read, because then nothing shows its queue;
 * `undefined` when the caller may view it.
 * @throws an error with the code FORBIDDEN when it may not.
 */
export async function requireReadableContact(
  contact: ContactToRead,
  { caller, contacts }: ContactReader,
): Promise<CommonFailure | undefined> {
  if (caller.queueIds === undefined) return undefined;
  const reading = await readContact(contact, contacts);
  return reading.ok ? undefined : reading.failure;
}

/** A contact that the caller may view, or why it could not be read. */
export type ContactReading =
  | { readonly ok: true; readonly contact: DescribedContact }
  | { readonly ok: false; readonly failure: CommonFailure };

/**
 * Reads the contact of a command.
 *
 * @throws an error with the code FORBIDDEN when the caller may not view it.
 */
export async function readContact(
  { instanceId, contactId: id, clientToken }: ContactToRead,
  contacts: ContactLoader,
): Promise<ContactReading> {
  const resource = { type: ContactResourceType.CONTACT, id };
  try {
    const contact = await contacts.load({ instanceId, id });
    if (contact !== null) return { ok: true, contact };
    return { ok: false, failure: { reason: 'resource-not-found', resource } };
  } catch (error) {
    if (!(error instanceof ReadFailure)) throw error;
    return { ok: false, failure: failureOfCall(error.failure, resource, clientToken) };
  }
}
