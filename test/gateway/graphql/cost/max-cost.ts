import { type DocumentNode, getOperationAST, parse, print } from 'graphql';
import {
  estimateOperationCost,
  type MaxCost,
} from '../../../../src/gateway/graphql/cost/estimate-operation-cost.ts';
import { subgraphSchema } from '../../../../src/gateway/graphql/federation/subgraph-schema.ts';
import type { CostTerms } from '../../../../src/graphql-kit/cost/upstream-cost.ts';
import { INSTANCE_ID } from '../../../support/ids.ts';

const schema = subgraphSchema();

type CostOptions = [
  variables?: Readonly<Record<string, unknown>>,
  more?: Partial<CostTerms> & { readonly name?: string },
];

export const TERMS: CostTerms = {
  maxAttempts: 3,
  readsAfterWrite: 5,
  isQueueRestricted: false,
  defaultInstanceId: INSTANCE_ID,
};

export function maxCost(source: string, ...options: CostOptions): MaxCost {
  return maxCostOf(parse(source), ...options);
}

/** What an operation can cost at most; the only one of its document if it is not named. */
export function maxCostOf(document: DocumentNode, ...options: CostOptions): MaxCost {
  const [variables = {}, { name, ...terms } = {}] = options;
  const operation = getOperationAST(document, name);
  if (!operation) throw new Error(`There is no such operation in ${print(document)}`);
  return estimateOperationCost({ schema, document, operation, variables }, { ...TERMS, ...terms });
}

export function maxCalls(source: string, ...options: CostOptions): number {
  return maxCost(source, ...options).maxUpstreamCalls;
}
