import type { Caller } from '../../../auth/caller.ts';
import type { ContactLoader } from '../../contact.loader.ts';
import type { DescribedContact } from '../../contact.type.ts';
import { loadResource } from './load-resource.ts';
import type { CommonFailure } from './operation-failure.ts';

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
  command: ContactToRead,
  contacts: ContactLoader,
): Promise<ContactReading> {
  const loaded = await loadResource(contacts, { type: 'CONTACT', id: command.contactId }, command);
  return loaded.ok ? { ok: true, contact: loaded.resource } : loaded;
}
