import type { CostTerms } from '../../../graphql-kit/cost/upstream-cost.ts';
import { countUpstreamCalls } from './count-upstream-calls.ts';
import { type OperationToEstimate, estimateSelectionCost } from './estimate-selection-cost.ts';
import { pointsOf } from './points.ts';
import { MAX_COUNT } from './selection-cost.ts';

/** The most that an operation can cost, whatever the caches know and whatever Connect answers. */
export interface MaxCost {
  readonly maxUpstreamCalls: number;
  /** With every repetition of each of the calls. */
  readonly maxAttempts: number;
  /** The values that its answer can hold. */
  readonly answerSize: number;
  /** The points of `RATE_LIMIT` that it costs. */
  readonly points: number;
}

/** What is told of an operation that calls nothing, or of which nothing is known. */
export const NO_COST: MaxCost = {
  maxUpstreamCalls: 0,
  maxAttempts: 0,
  answerSize: 0,
  points: 1,
};

/** The most that an operation can cost, before any of it is run. Each figure ends at a billion. */
export function estimateOperationCost(operation: OperationToEstimate, terms: CostTerms): MaxCost {
  const cost = estimateSelectionCost(operation, terms);
  const calls = countUpstreamCalls(cost);
  const answerSize = Math.ceil(cost.values);
  return {
    maxUpstreamCalls: Math.min(calls + cost.probes, MAX_COUNT),
    maxAttempts: Math.min(calls * terms.maxAttempts + cost.probes, MAX_COUNT),
    answerSize,
    points: pointsOf(answerSize),
  };
}
