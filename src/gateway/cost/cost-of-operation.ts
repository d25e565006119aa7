import type { CostTerms } from '../../api/costs.ts';
import { callsOfDemand } from './calls-of-demand.ts';
import { type CountedOperation, demandOfOperation } from './demand-of-operation.ts';
import { MOST_COUNTED } from './demand.ts';

/** The most that an operation can cost upstream, whatever the caches know and whatever Connect answers. */
export interface MostCost {
  readonly mostUpstreamCalls: number;
  /** With every repetition of each of the calls. */
  readonly mostAttempts: number;
}

/** What is told of an operation that calls nothing, or of which nothing is known. */
export const NO_COST: MostCost = { mostUpstreamCalls: 0, mostAttempts: 0 };

/** The most that an operation can cost, before any of it is run. Each figure ends at a billion. */
export function costOfOperation(operation: CountedOperation, terms: CostTerms): MostCost {
  const demand = demandOfOperation(operation, terms);
  const calls = callsOfDemand(demand);
  return {
    mostUpstreamCalls: Math.min(calls + demand.probes, MOST_COUNTED),
    mostAttempts: Math.min(calls * terms.maxAttempts + demand.probes, MOST_COUNTED),
  };
}
