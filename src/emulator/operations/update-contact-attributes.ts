import type {
  UpdateContactAttributesRequest,
  UpdateContactAttributesResponse,
} from '@aws-sdk/client-connect';
import { resourceNotFound } from '../protocol/errors.ts';
import type { Operation } from './operation.ts';
import { shareAttributes } from './share-attributes.ts';
import { checkAttributes } from './task-input.ts';

/**
 * Adds or changes attributes of a contact, active or ended, that is named by the id of the first one
 * of its chain; an empty value removes one (documented). The whole chain changes, and a later contact
 * of it is not found, as in GetContactAttributes (both inferred). What is there already counts in the
 * limit of all bytes (inferred). No instance here is configured for Global Resiliency, so
 * InvalidActiveRegionException cannot occur.
 */
export const updateContactAttributes: Operation<
  UpdateContactAttributesRequest,
  UpdateContactAttributesResponse
> = (input, context) => {
  context.directory.instance(input.InstanceId);
  const contact = context.contacts.current(input.InstanceId, input.InitialContactId, context.now);
  if (contact.initialContactId !== undefined) throw resourceNotFound();
  checkAttributes(input.Attributes);
  const all = Object.entries({ ...contact.attributes, ...input.Attributes });
  const kept = Object.fromEntries(all.filter(([, value]) => value !== ''));
  checkAttributes(kept);
  shareAttributes(contact, kept, context);
  return {};
};
