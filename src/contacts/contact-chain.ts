import type { AssociatedContactSummary } from '@aws-sdk/client-connect';

/** The maximum length of a chain: about twice what the eleven transfers that Connect allows can create. */
export const MAX_CHAIN_LENGTH = 25;

/**
 * The chain that a contact is part of, oldest first: each contact continues the one before it. If a contact was
 * continued more than once, the chain takes the earliest continuation. A contact that monitors another one does not
 * continue it, although it names it as its previous contact (inferred). A chain longer than the maximum keeps
 * predecessors of the contact rather than successors, and near contacts rather than distant ones.
 */
export function chainOf(
  associated: readonly AssociatedContactSummary[],
  contactId: string,
): AssociatedContactSummary[] {
  const byId = new Map(associated.map((contact) => [contact.ContactId, contact]));
  const start = byId.get(contactId);
  if (start === undefined) return [];

  const chain = new Set([start]);
  const earlier = (contact: AssociatedContactSummary): AssociatedContactSummary | undefined =>
    monitors(contact) ? undefined : byId.get(contact.PreviousContactId);
  const later = (contact: AssociatedContactSummary): AssociatedContactSummary | undefined =>
    associated
      .filter((other) => !monitors(other) && other.PreviousContactId !== undefined)
      .filter(({ PreviousContactId: id }) => id === contact.ContactId)
      .sort((a, b) => timeOf(a) - timeOf(b))[0];

  // A contact that is visited twice ends the walk, which guards against cyclic chains.
  const before: AssociatedContactSummary[] = [];
  const isFull = (): boolean => chain.size === MAX_CHAIN_LENGTH;
  for (let step = earlier(start); step && !isFull() && !chain.has(step); step = earlier(step)) {
    chain.add(step);
    before.unshift(step);
  }
  const after: AssociatedContactSummary[] = [];
  for (let step = later(start); step && !isFull() && !chain.has(step); step = later(step)) {
    chain.add(step);
    after.push(step);
  }
  return [...before, start, ...after];
}

function monitors({ InitiationMethod }: AssociatedContactSummary): boolean {
  return InitiationMethod === 'MONITOR';
}

function timeOf({ InitiationTimestamp: time }: AssociatedContactSummary): number {
  return time?.getTime() ?? Infinity;
}

/** The contacts that continue a contact because it was transferred. No case with more than one is known. */
export function successorsOf(
  associated: readonly AssociatedContactSummary[],
  contactId: string | undefined,
): AssociatedContactSummary[] {
  return associated.filter(
    ({ PreviousContactId, InitiationMethod }) =>
      PreviousContactId !== undefined &&
      PreviousContactId === contactId &&
      InitiationMethod === 'TRANSFER',
  );
}

/** Whether a contact was transferred, and so has ended. */
export function isTransferred(
  associated: readonly AssociatedContactSummary[],
  contactId: string | undefined,
): boolean {
  return successorsOf(associated, contactId).length > 0;
}
