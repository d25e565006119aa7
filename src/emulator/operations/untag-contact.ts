import type { UntagContactRequest, UntagContactResponse } from '@aws-sdk/client-connect';
import type { Operation } from './operation.ts';
import { taggableContact } from './taggable-contact.ts';

/**
 * Removes those of a contact's tags whose keys are given (documented); keys that it does not have are
 * ignored (inferred). Keys that begin with `aws:` break the pattern of the input.
 * InvalidActiveRegionException cannot occur: no instance here is configured for Global Resiliency.
 */
export const untagContact: Operation<UntagContactRequest, UntagContactResponse> = (
  input,
  context,
) => {
  const { now, contacts } = context;
  const contact = taggableContact(input, context);
  const before = Object.entries(contact.tags);
  const kept = before.filter(([key]) => !input.TagKeys.includes(key));
  if (kept.length < before.length) {
    contacts.write({ ...contact, tags: Object.fromEntries(kept), lastUpdateTimestamp: now }, now);
  }
  return {};
};
