import type { CostTerms } from '../../../graphql-kit/cost/upstream-cost.ts';
import { pointsOf } from './answer-size.ts';
import { callsOfDemand } from './calls-of-demand.ts';
import { type CountedOperation, demandOfOperation } from './demand-of-operation.ts';
import { MOST_COUNTED } from './demand.ts';

/** The most that an operation can cost, whatever the caches know and whatever Connect answers. */
export interface MostCost {
  readonly mostUpstreamCalls: number;
  /** With every repetition of each of the calls. */
  readonly mostAttempts: number;
  /** The values that its answer can hold. */
  readonly answerSize: number;
  /** The points of `RATE_LIMIT` that it costs. */
  readonly points: number;
}

/** What is told of an operation that calls nothing, or of which nothing is known. */
export const NO_COST: MostCost = {
  mostUpstreamCalls: 0,
  mostAttempts: 0,
  answerSize: 0,
  points: 1,
};

/** The most that an operation can cost, before any of it is run. Each figure ends at a billion. */
export function costOfOperation(operation: CountedOperation, terms: CostTerms): MostCost {
  const demand = demandOfOperation(operation, terms);
  const calls = callsOfDemand(demand);
  const answerSize = Math.ceil(demand.values);
  return {
    mostUpstreamCalls: Math.min(calls + demand.probes, MOST_COUNTED),
    mostAttempts: Math.min(calls * terms.maxAttempts + demand.probes, MOST_COUNTED),
    answerSize,
    points: pointsOf(answerSize),
  };
}
