import type { CostTerms } from '../../../graphql-kit/cost/upstream-cost.ts';
import { countUpstreamCalls } from './count-upstream-calls.ts';
import { type OperationToEstimate, estimateSelectionCost } from './estimate-selection-cost.ts';
import { pointsOf } from './points.ts';
import { MAX_COUNT } from './selection-cost.ts';

/** The max cost of an operation, whatever is cached and whatever Connect responds. */
export interface MaxCost {
  readonly maxUpstreamCalls: number;
  /** The number of attempts, with all retries of each call. */
  readonly maxAttempts: number;
  /** The max number of values in its answer. */
  readonly answerSize: number;
  /** The points of `RATE_LIMIT` that it costs. */
  readonly points: number;
}

/** The cost of an operation that calls nothing, or that is unknown. */
export const NO_COST: MaxCost = {
  maxUpstreamCalls: 0,
  maxAttempts: 0,
  answerSize: 0,
  points: 1,
};

/** Estimates the max cost of an operation before it is executed. Each figure is capped at a billion. */
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
