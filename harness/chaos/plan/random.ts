import { createHash } from 'node:crypto';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** A source of chance that gives the same draws in the same order for the same seed. */
export interface Random {
  /** A whole number, both ends included. */
  int(min: number, max: number): number;
  /** A whole number, both ends included; small ones come as often as large ones by their order of magnitude. */
  magnitude(min: number, max: number): number;
  chance(probability: number): boolean;
  pick<Item>(items: readonly [Item, ...Item[]]): Item;
}

/** The chance of one schedule of a run. Each schedule has its own, so that it can be drawn without the others. */
export function randomOf(seed: number, index: number): Random {
  const digest = createHash('sha256').update(`${seed}/${index}`).digest();
  const generator = xoroshiro128plus(digest.readInt32LE());
  const int: Random['int'] = (min, max) => uniformInt(generator, min, max);
  const fraction = (): number => uniformFloat64(generator);
  return {
    int,
    magnitude: (min, max) => {
      const drawn = min * Math.exp(fraction() * Math.log((max + 1) / min));
      return Math.min(max, Math.floor(drawn));
    },
    chance: (probability) => fraction() < probability,
    pick: (items) => items[int(0, items.length - 1)] ?? items[0],
  };
}
