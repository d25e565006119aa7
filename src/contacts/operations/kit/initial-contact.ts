import type { Contact } from '@aws-sdk/client-connect';
import { isInvalid, type Rejected, rejectionReason } from '../../../connect/connect-failure.ts';
import { idIssues, type InputIssue, MAX_LENGTHS } from '../../../graphql-kit/input/input-issue.ts';
import type { ContactContext } from '../../contact.context.ts';
import type { FailureWith } from './operation-failure.ts';
import {
  type ContactReading,
  type ContactToRead,
  readContact,
} from './require-readable-contact.ts';

/** A command on what a chain of transfers has in common, which Connect names by the initial contact of the chain. */
interface OfChain extends ContactToRead {
  /** Empty until it was read. */
  readonly initialContactId: string;
}

/** Checks the initial contact of an input. It is empty until it was read, if the caller does not give it. */
export function optionalInitialContact(initialContactId: string | null | undefined): {
  readonly initialContactId: string;
  readonly issues: readonly InputIssue[];
} {
  if (typeof initialContactId !== 'string') return { initialContactId: '', issues: [] };
  const path = ['input', 'initialContactId'];
  return {
    initialContactId,
    issues: idIssues(path, initialContactId, MAX_LENGTHS.contactId, 'contact'),
  };
}

/** Reads the initial contact, unless the caller has given it. */
export const RESOLVE_INITIAL_CONTACT = {
  calls: 1,
  async complete<Command extends OfChain>(
    command: Command,
    { contacts }: Pick<ContactContext, 'contacts'>,
  ): Promise<
    | { readonly ok: true; readonly command: Command }
    | Extract<ContactReading, { readonly ok: false }>
  > {
    if (command.initialContactId !== '') return { ok: true, command };
    const reading = await readContact(command, contacts);
    if (!reading.ok) return reading;
    const initialContactId = initialContactIdOf(reading.contact);
    return { ok: true, command: { ...command, initialContactId } };
  },
  completed: ({ initialContactId }: OfChain): { readonly initialContactId: string } => ({
    initialContactId,
  }),
};

/** The initial contact of the chain that a contact is part of; the contact itself if it is the first. */
export function initialContactIdOf({
  id,
  initialContactId,
}: {
  readonly id: string;
  readonly initialContactId?: string | null;
}): string {
  return initialContactId ?? id;
}

/** The failure of a command that names the initial contact of another chain, or a later contact of the same one. */
export function wrongInitialContact(
  { contactId }: Pick<OfChain, 'contactId'>,
  initialContactId: string,
): FailureWith<'bad-input'> {
  const message = `must be the initial contact of ${contactId}, which is ${initialContactId}`;
  return { reason: 'bad-input', issues: [{ path: ['input', 'initialContactId'], message }] };
}

/**
 * Why Connect does not know the initial contact, or cannot: the caller has named another contact than the first one of the
 * chain.
 */
export function wrongChain(
  rejected: Rejected,
  command: Pick<OfChain, 'contactId' | 'initialContactId'>,
  contact: Contact | undefined,
): FailureWith<'bad-input' | 'resource-not-found'> | undefined {
  const isUnknown = rejectionReason(rejected) === 'not-found';
  if (contact === undefined || !(isUnknown || isInvalid(rejected))) return undefined;
  const { Id: id = command.contactId, InitialContactId: initialContactId = null } = contact;
  const initialId = initialContactIdOf({ id, initialContactId });
  if (command.initialContactId !== initialId) return wrongInitialContact(command, initialId);
  if (!isUnknown) return undefined;
  return { reason: 'resource-not-found', resource: { type: 'CONTACT', id: initialId } };
}
