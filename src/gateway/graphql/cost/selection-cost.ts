import type { DirectoryTypeName } from '../../../directory/index.ts';
import type { Loader } from '../../../graphql-kit/cost/upstream-cost.ts';

/** More than any limit. Counting stops here, so that the product of nested lists stays a safe integer. */
export const MAX_COUNT = 1_000_000_000;

/** Loaders that return objects whose own fields use further loaders. */
export type Source = DirectoryTypeName;

/**
 * The max that a selection needs from one loader. A loader sends all keys that it gets in one tick of the event loop as
 * one batch, so the number of calls also depends on the number of ticks.
 */
export interface LoaderCost {
  /** Per object on which the selection is made. */
  readonly keys: number;
  /** Batches per tick in which such objects become available, regardless of their number. */
  readonly batchesPerTick: number;
  /** Batches per object: each one becomes available in a tick of its own. */
  readonly batchesPerObject: number;
  /** One batch more for each answer of these loaders. */
  readonly batchesAfter: ReadonlySet<Source>;
}

/**
 * The max that a selection can cause per object on which it is made. It is counted from the leaves of an operation to its
 * root: {@link multiplyCost} turns the cost per entry of a field into the cost per object that has the field, and
 * {@link addCosts} adds up the fields of a selection. For example:
 *
 *     { quickConnects(first: 50) { nodes { user { routingProfile { name } } } } }
 *
 * 1. `routingProfile` loads one key, per user: `routingProfiles: { keys: 1, batchesPerTick: 1 }`.
 * 2. Users arrive `from` their loader, whenever it answers. So per quick connect, the profiles become
 *    `{ keys: 1, batchesAfter: { users } }`, beside what `user` itself loads: `users: { keys: 1, batchesPerTick: 1 }`.
 * 3. The 50 quick connects of a page arrive `together`, in the tick of the page. So keys multiply, ticks do not:
 *    `users: { keys: 50, batchesPerTick: 1 }` and `routingProfiles: { keys: 50, batchesAfter: { users } }`.
 * 4. `countUpstreamCalls` has the whole operation: one batch of 50 users, which answers once, hence one batch of 50
 *    profiles. A search reads two pages at most, so both take 4 calls, in place of 100.
 */
export interface SelectionCost {
  /** Calls that no loader makes. */
  readonly calls: number;
  /** Additional calls that are never retried. */
  readonly probes: number;
  /** The values in the answer. */
  readonly values: number;
  readonly loaders: ReadonlyMap<Loader, LoaderCost>;
}

/** When the objects that a field returns become available, relative to the object that has the field. */
export type Arrival =
  /** In the same tick. */
  | { readonly kind: 'together' }
  /** In up to this number of ticks, which no other object shares. */
  | { readonly kind: 'apart'; readonly ticks: number }
  /** Whenever this loader answers: one tick per batch, which all objects of the batch share. */
  | { readonly kind: 'from'; readonly source: Source };

export const ZERO_COST: SelectionCost = { calls: 0, probes: 0, values: 0, loaders: new Map() };

const ZERO_LOADER_COST: LoaderCost = {
  keys: 0,
  batchesPerTick: 0,
  batchesPerObject: 0,
  batchesAfter: new Set(),
};

/** The cost of using one loader. */
export function loaderCost(loader: Loader, cost: Partial<LoaderCost>): SelectionCost {
  return { ...ZERO_COST, loaders: new Map([[loader, { ...ZERO_LOADER_COST, ...cost }]]) };
}

/** The cost of several parts of one selection. Batches that they may share are counted for each part. */
export function addCosts(costs: readonly SelectionCost[]): SelectionCost {
  const loaders = new Map<Loader, LoaderCost>();
  for (const [loader, added] of costs.flatMap((cost) => [...cost.loaders])) {
    const known = loaders.get(loader) ?? ZERO_LOADER_COST;
    loaders.set(loader, {
      keys: capped(known.keys + added.keys),
      batchesPerTick: capped(known.batchesPerTick + added.batchesPerTick),
      batchesPerObject: capped(known.batchesPerObject + added.batchesPerObject),
      batchesAfter: new Set([...known.batchesAfter, ...added.batchesAfter]),
    });
  }
  const total = (of: (cost: SelectionCost) => number): number =>
    capped(costs.reduce((sum, cost) => sum + of(cost), 0));
  return {
    calls: total(({ calls }) => calls),
    probes: total(({ probes }) => probes),
    values: total(({ values }) => values),
    loaders,
  };
}

/** The cost of a field's selection per object that has the field, from its cost per object that the field returns. */
export function multiplyCost(
  entries: number,
  arrival: Arrival,
  { loaders, ...cost }: SelectionCost,
): SelectionCost {
  return {
    calls: capped(cost.calls * entries),
    probes: capped(cost.probes * entries),
    values: capped(cost.values * entries),
    loaders: new Map(
      [...loaders].map(([loader, each]) => [loader, multiplyLoaderCost(entries, arrival, each)]),
    ),
  };
}

function multiplyLoaderCost(entries: number, arrival: Arrival, cost: LoaderCost): LoaderCost {
  const { batchesPerTick, batchesAfter } = cost;
  const multiplied: LoaderCost = {
    keys: capped(cost.keys * entries),
    batchesPerTick: 0,
    batchesPerObject: capped(cost.batchesPerObject * entries),
    batchesAfter,
  };
  switch (arrival.kind) {
    case 'together':
      return { ...multiplied, batchesPerTick };
    case 'apart': {
      const batches = multiplied.batchesPerObject + batchesPerTick * arrival.ticks;
      return { ...multiplied, batchesPerObject: capped(batches) };
    }
    case 'from':
      if (batchesPerTick === 0) return multiplied;
      return { ...multiplied, batchesAfter: new Set([...batchesAfter, arrival.source]) };
  }
}

function capped(count: number): number {
  return Math.min(count, MAX_COUNT);
}
