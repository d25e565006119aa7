import type { Caller } from '../../auth/caller.ts';
import { onlySeen } from '../../graphql-kit/relay/only-seen.ts';
import type { FetchPage } from '../../graphql-kit/relay/paginate.ts';
import type { Contact } from '../contact.type.ts';

/**
 * The contacts of a search that are in the caller's queues. Connect was asked for no others; but a cursor has a token of
 * Connect's inside, and AWS does not say that it goes on with nothing but its own search.
 */
export function onlyOfQueues(
  fetchPage: FetchPage<Contact>,
  { queueIds }: Caller,
): FetchPage<Contact> {
  if (queueIds === undefined) return fetchPage;
  return onlySeen(
    fetchPage,
    // A search tells the queue of each contact.
    ({ queueId }) => typeof queueId === 'string' && queueIds.has(queueId),
  );
}
