import type { Loader } from '../../../graphql-kit/cost/upstream-cost.ts';

/** More than any limit: what is counted ends here, so that no product of nested lists is nonsense. */
export const MOST_COUNTED = 1_000_000_000;

/** Loaders out of which objects come whose own fields ask further loaders. */
export type Source = Extract<Loader, 'queues' | 'quickConnects' | 'users'>;

/** What loaders are asked for at most. */
export interface LoaderDemand {
  /** For each object that the selection is about. */
  readonly keys: number;
  /**
   * At how many different moments they may be asked, since what is asked at one moment leaves in one batch: for each
   * moment at which the objects come to be.
   */
  readonly perMoment: number;
  /** The same for each of the objects, of which every one comes to be by itself. */
  readonly perObject: number;
  /** The same for each moment at which one of these loaders has an answer. */
  readonly after: ReadonlySet<Source>;
}

/** The most that a selection can cause, for objects of which it is not known yet how many there are. */
export interface Demand {
  /** Calls that no loader makes, for each object. */
  readonly calls: number;
  readonly probes: number;
  /** The values that the answer holds. */
  readonly values: number;
  readonly loaders: ReadonlyMap<Loader, LoaderDemand>;
}

/** How the objects that a field returns come to be, seen from the objects that it is resolved of. */
export type Arrival =
  | { /** Along with these. */ readonly kind: 'together' }
  | {
      /** At so many moments for each of these. */ readonly kind: 'apart';
      readonly moments: number;
    }
  | { readonly kind: 'from'; readonly source: Source };

export const NO_DEMAND: Demand = { calls: 0, probes: 0, values: 0, loaders: new Map() };

const NOTHING_ASKED: LoaderDemand = { keys: 0, perMoment: 0, perObject: 0, after: new Set() };

/** A demand on loaders alone. */
export function loading(loader: Loader, demand: Partial<LoaderDemand>): Demand {
  return { ...NO_DEMAND, loaders: new Map([[loader, { ...NOTHING_ASKED, ...demand }]]) };
}

/** What several parts of a selection cause together. What they may share is counted for each. */
export function sumOf(demands: readonly Demand[]): Demand {
  const loaders = new Map<Loader, LoaderDemand>();
  for (const [loader, added] of demands.flatMap((demand) => [...demand.loaders])) {
    const known = loaders.get(loader) ?? NOTHING_ASKED;
    loaders.set(loader, {
      keys: capped(known.keys + added.keys),
      perMoment: capped(known.perMoment + added.perMoment),
      perObject: capped(known.perObject + added.perObject),
      after: new Set([...known.after, ...added.after]),
    });
  }
  const total = (of: (demand: Demand) => number): number =>
    capped(demands.reduce((sum, demand) => sum + of(demand), 0));
  return {
    calls: total(({ calls }) => calls),
    probes: total(({ probes }) => probes),
    values: total(({ values }) => values),
    loaders,
  };
}

/** What the selection of a field causes, for each object that the field is resolved of. */
export function forEach(entries: number, arrival: Arrival, { loaders, ...demand }: Demand): Demand {
  return {
    calls: capped(demand.calls * entries),
    probes: capped(demand.probes * entries),
    values: capped(demand.values * entries),
    loaders: new Map(
      [...loaders].map(([loader, { keys, perMoment, perObject, after }]) => {
        const objects = capped(perObject * entries);
        const scaled = { keys: capped(keys * entries), perMoment: 0, perObject: objects, after };
        switch (arrival.kind) {
          case 'together':
            return [loader, { ...scaled, perMoment }];
          case 'apart':
            return [
              loader,
              { ...scaled, perObject: capped(objects + perMoment * arrival.moments) },
            ];
          case 'from':
            return [
              loader,
              perMoment > 0 ? { ...scaled, after: new Set([...after, arrival.source]) } : scaled,
            ];
        }
      }),
    ),
  };
}

function capped(count: number): number {
  return Math.min(count, MOST_COUNTED);
}
