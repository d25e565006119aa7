import type { AssociatedContactSummary } from '@aws-sdk/client-connect';
import DataLoader from 'dataloader';
import type { CallConnect } from '../connect/call-connect.ts';
import { isUnknown } from '../connect/connect-failure.ts';
import { PAGES_OF_WHOLE_LIST } from '../connect/read-all.ts';
import { keyOf, type ResourceReference } from '../directory/cache/resource-reference.ts';
import { listTooLong } from '../graphql-kit/errors/list-too-long.ts';
import { readFailure } from '../graphql-kit/errors/read-failure.ts';
import { listAssociatedContacts } from './list-associated-contacts.ts';

/** Reads the group of associated contacts of any of its members, for one request; null for an unknown contact. */
export type AssociatedContactsLoader = DataLoader<
  ResourceReference,
  readonly AssociatedContactSummary[] | null,
  string
>;

/** A loader for one request. Connect lists the associated contacts of one contact per call. */
export function createAssociatedContactsLoader(callConnect: CallConnect): AssociatedContactsLoader {
  return new DataLoader<ResourceReference, readonly AssociatedContactSummary[] | null, string>(
    async (references) => Promise.all(references.map((contact) => listAll(callConnect, contact))),
    { cacheKeyFn: keyOf },
  );
}

async function listAll(
  callConnect: CallConnect,
  contact: ResourceReference,
): Promise<readonly AssociatedContactSummary[] | null | Error> {
  const result = await listAssociatedContacts(callConnect, contact);
  if (!result.ok) {
    const isMissing = isUnknown(result.failure, [contact.instanceId, contact.id]);
    return isMissing ? null : readFailure(result.failure);
  }
  const { items, isComplete } = result.output;
  return isComplete ? items : listTooLong('the associated contacts', PAGES_OF_WHOLE_LIST);
}
