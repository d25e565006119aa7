import type { Caller } from '../../auth/caller.ts';
import { forbidden, insufficientScope, missingScopes } from '../../graphql-kit/access/forbidden.ts';
import { badUserInput } from '../../graphql-kit/input/input-issue.ts';
import { type FetchPage, filterPage } from '../../graphql-kit/relay/paginate.ts';
import type { Contact } from '../contact.type.ts';
import { ATTRIBUTE_SEARCH_REQUIREMENTS, ContactFilterInput } from './contact-filter.input.ts';

/** The limit in Connect's service model. */
const MAX_QUEUES = 100;

/**
 * A filter that matches only contacts that the caller may read.
 *
 * @throws an error with the code FORBIDDEN when the filter names queues that the caller may not read; or attributes,
 * whose values the result would disclose to a caller that lacks the permission to read them.
 */
export function restrictFilterToQueues(
  filter: ContactFilterInput,
  caller: Caller,
): ContactFilterInput {
  const hasAttributes = filter.attributes !== undefined && filter.attributes !== null;
  const missing = missingScopes(hasAttributes ? ATTRIBUTE_SEARCH_REQUIREMENTS : [], caller);
  if (missing.length > 0) throw insufficientScope(missing);
  const { queueIds: allowed } = caller;
  if (allowed === undefined) return filter;

  const { queueIds } = filter;
  const isOpen = queueIds === undefined || queueIds === null || queueIds.length === 0;
  const requested = isOpen ? [...allowed] : queueIds;
  if (isOpen && allowed.size > MAX_QUEUES) {
    const message = `must name some of your queues, since Connect searches ${MAX_QUEUES} at a time`;
    throw badUserInput([{ path: ['filter', 'queueIds'], message }]);
  }
  if (requested.length === 0 || !requested.every((id) => allowed.has(id))) {
    throw forbidden('queues');
  }
  return Object.assign(new ContactFilterInput(), filter, { queueIds: requested });
}

/**
 * Removes contacts outside the caller's queues from the pages of a search. The search itself is restricted to the
 * queues, but a cursor contains a token from Connect, and AWS does not document that a token continues only the search
 * that it came from.
 */
export function filterByQueues(
  fetchPage: FetchPage<Contact>,
  { queueIds }: Caller,
): FetchPage<Contact> {
  if (queueIds === undefined) return fetchPage;
  return filterPage(
    fetchPage,
    // A search returns the queue of each contact.
    ({ queueId }) => typeof queueId === 'string' && queueIds.has(queueId),
  );
}
