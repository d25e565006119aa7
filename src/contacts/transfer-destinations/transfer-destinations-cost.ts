import type { RequestedField, FieldCost } from '../../graphql-kit/cost/upstream-cost.ts';
import { mostEntries, pageCost } from '../../graphql-kit/relay/page-cost.ts';

/**
 * The contact is read, and the first page of what its queue offers. Then a page of that is read and its quick connects, or,
 * once the queue has turned out to be an agent's, a page of all of them.
 */
export function costOfTransferDestinations(asked: RequestedField): FieldCost {
  const page = pageCost(asked);
  return {
    ...page,
    calls: 1 + (page.calls ?? 0),
    loads: [
      { loader: 'contacts', keys: 1 },
      { loader: 'queues', keys: 1 },
      { loader: 'quickConnects', keys: mostEntries(asked.args) },
    ],
  };
}
