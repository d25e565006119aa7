import type { Contact } from '@aws-sdk/client-connect';
import type { OperationFailure } from './operation-failure.ts';

/** A contact as DescribeContact shows it. */
export interface ShownContact {
  /** The id by which the contact was requested. */
  readonly contactId: string;
  readonly contact: Contact;
  /** The time of the read by Connect's clock, exact to a second or so. */
  readonly connectTime: Date;
}

/** The contact does not show whether Connect would execute the operation. */
export interface NotShown {
  readonly reason: 'not-shown';
  /** What is not known, as a sentence for front-end developers. */
  readonly sentence: string;
}

/**
 * What a contact alone shows of an operation, whatever else the input says: the failure with which Connect would reject it,
 * that the contact does not show it, or `undefined` when nothing denies it. Pure. Causes that depend on the input, on other
 * resources, or on limits that the contact does not show, are not part of it.
 */
export type Precondition<Failure extends OperationFailure = OperationFailure> = (
  shown: ShownContact,
) => Failure | NotShown | undefined;

export function notShown(sentence: string): NotShown {
  return { reason: 'not-shown', sentence };
}

/** Why a rejected operation was not possible, if the contact that was read after it shows that. */
export function denialOf<Failure extends OperationFailure>(
  precondition: Precondition<Failure>,
  { contactId }: { readonly contactId: string },
  evidence: { readonly contact?: Contact | undefined; readonly connectTime: Date },
): Failure | undefined {
  const { contact, connectTime } = evidence;
  if (contact === undefined) return undefined;
  const verdict = precondition({ contactId, contact, connectTime });
  return isNotShown(verdict) ? undefined : verdict;
}

/** Whether a precondition says that the contact does not show enough. */
export function isNotShown(verdict: OperationFailure | NotShown | undefined): verdict is NotShown {
  return verdict?.reason === 'not-shown';
}
