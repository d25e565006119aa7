import type { Caller } from '../../auth/caller.ts';
import { forbidden, insufficientScope, missingScopes } from '../../graphql-kit/access/forbidden.ts';
import { badUserInput } from '../../graphql-kit/input/input-issue.ts';
import { ATTRIBUTE_SEARCH_REQUIREMENTS, ContactFilterInput } from './contact-filter.input.ts';

/** By Connect's service model. */
const MOST_QUEUES = 100;

/**
 * A filter that lets nothing through but what the caller may see.
 *
 * @throws an error with the code FORBIDDEN when it names queues that are not the caller's; or attributes, of which the
 * answer would tell the values to who may not read them.
 */
export function restrictFilter(filter: ContactFilterInput, caller: Caller): ContactFilterInput {
  const asksForAttributes = filter.attributes !== undefined && filter.attributes !== null;
  const missing = missingScopes(asksForAttributes ? ATTRIBUTE_SEARCH_REQUIREMENTS : [], caller);
  if (missing.length > 0) throw insufficientScope(missing);
  const { queueIds: allowed } = caller;
  if (allowed === undefined) return filter;

  const { queueIds } = filter;
  const isOpen = queueIds === undefined || queueIds === null || queueIds.length === 0;
  const wanted = isOpen ? [...allowed] : queueIds;
  if (isOpen && allowed.size > MOST_QUEUES) {
    const message = `must name some of your queues, since Connect searches ${MOST_QUEUES} at a time`;
    throw badUserInput([{ path: ['filter', 'queueIds'], message }]);
  }
  if (wanted.length === 0 || !wanted.every((id) => allowed.has(id))) throw forbidden('queues');
  return Object.assign(new ContactFilterInput(), filter, { queueIds: wanted });
}
