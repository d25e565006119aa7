import type { Random } from '../../chaos/plan/random.ts';
import type { Question } from './question.ts';

/** How many a second there are: most of the time, and in the storms that each minute has. */
export interface Pace {
  readonly calm: number;
  readonly storm: number;
}

/** One kind of traffic. */
export interface Kind {
  readonly name: string;
  readonly pace: Pace;
  /** A question of this kind. The serial number is another one each time. */
  readonly draw: (random: Random, serial: number) => Question;
}

/** The same all the time. */
export function steady(perSecond: number): Pace {
  return { calm: perSecond, storm: perSecond };
}
