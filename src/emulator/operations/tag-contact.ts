import { isDeepStrictEqual } from 'node:util';
import type { TagContactRequest, TagContactResponse } from '@aws-sdk/client-connect';
import { invalidRequest } from '../protocol/errors.ts';
import type { Operation } from './operation.ts';
import { taggableContact } from './taggable-contact.ts';

/** Of the company's own; those that AWS generates do not count (documented for resources in general). */
const maxTags = 6;

/**
 * Adds tags to one contact, or overwrites their values. A contact has six tags of the company's own
 * (documented), whichever call added them; one more is InvalidRequestException (both inferred). Keys
 * that begin with `aws:` break the pattern of the input. InvalidActiveRegionException cannot occur: no
 * instance here is configured for Global Resiliency.
 */
export const tagContact: Operation<TagContactRequest, TagContactResponse> = (input, context) => {
  const { now, contacts } = context;
  const contact = taggableContact(input, context);
  const tags = { ...contact.tags, ...input.Tags };
  if (Object.keys(tags).length > maxTags) {
    throw invalidRequest(`A contact has ${maxTags} tags of its company at most.`);
  }
  if (!isDeepStrictEqual(tags, contact.tags)) {
    contacts.write({ ...contact, tags, lastUpdateTimestamp: now }, now);
  }
  return {};
};
