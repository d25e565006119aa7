import { mostEntries, pageCost } from '../../api/connection/page-cost.ts';
import type { AskedField, FieldCost } from '../../api/costs.ts';

/**
 * The contact is read, and what its queue offers. Either those quick connects are read, or, once the queue has turned out
 * to be an agent's, a page of all of them: which of the two is not known before, so both are counted.
 */
export function costOfTransferDestinations(asked: AskedField): FieldCost {
  return {
    ...pageCost(asked),
    loads: [
      { loader: 'contacts', keys: 1 },
      { loader: 'queueQuickConnects', keys: 1 },
      { loader: 'queues', keys: 1 },
      { loader: 'quickConnects', keys: mostEntries(asked.args) },
    ],
  };
}
