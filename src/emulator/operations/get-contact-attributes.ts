import type {
  GetContactAttributesRequest,
  GetContactAttributesResponse,
} from '@aws-sdk/client-connect';
import { resourceNotFound } from '../protocol/errors.ts';
import type { Operation } from './operation.ts';

/**
 * Shows the attributes of a contact that is named by the id of the first one of its chain (documented).
 * A later contact of a chain is not found (inferred).
 */
export const getContactAttributes: Operation<
  GetContactAttributesRequest,
  GetContactAttributesResponse
> = (input, { now, directory, contacts }) => {
  directory.instance(input.InstanceId);
  const contact = contacts.view(input.InstanceId, input.InitialContactId, now);
  if (contact.initialContactId !== undefined) throw resourceNotFound();
  return { Attributes: contact.attributes };
};
