import type { RequestedField, FieldCost, ReturnedObjects } from '../cost/upstream-cost.ts';
import { DEFAULT_FIRST, MAX_FIRST } from './page-request.ts';
import { MAX_CALLS } from './paginate.ts';

/**
 * What a page of a list costs at most.
 *
 * @param about what else is known of its entries.
 */
export function pageCost(
  { args }: Pick<RequestedField, 'args'>,
  about: ReturnedObjects = {},
): FieldCost {
  return { calls: MAX_CALLS, returns: [{ ...about, entries: mostEntries(args) }] };
}

/** The most entries of the page that a field's arguments ask for. A size that is not allowed gets no page. */
export function mostEntries({ first }: RequestedField['args']): number {
  return typeof first === 'number' ? Math.max(1, Math.min(first, MAX_FIRST)) : DEFAULT_FIRST;
}
