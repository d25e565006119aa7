import { createHash } from 'node:crypto';
import { z } from 'zod';

const rate = (meaning: string) => z.number().min(0).max(1).default(0).describe(meaning);

/**
 * What delivery does to contact events on request. Connect delivers them on a best-effort basis:
 * unordered, maybe more than once, maybe not at all (documented).
 */
export const disturbanceSchema = z.strictObject({
  late: rate('The share of events that are delivered late.'),
  delayMs: z
    .int()
    .min(1)
    .max(3_600_000)
    .default(5_000)
    .describe('By how many milliseconds of the clock of the emulator they are late.'),
  duplicated: rate('The share of events that are delivered twice.'),
  reordered: rate('The share of events that are delivered after the one that comes next.'),
  lost: rate('The share of events that are never delivered.'),
  seed: z.int().min(0).default(1).describe('Runs with the same seed disturb the same events.'),
});

export type Disturbance = z.output<typeof disturbanceSchema>;

/** Every event is delivered once, at once and in order. */
export const undisturbed: Disturbance = disturbanceSchema.parse({});

/** The fate of one copy of an event. */
export interface Fate {
  readonly delayMs: number;
  readonly isReordered: boolean;
}

/** Draws the fates of events, one after the other; the same ones for the same seed. */
export class Fates {
  readonly #disturbance: Disturbance;
  #draws = 0;

  constructor(disturbance: Disturbance) {
    this.#disturbance = disturbance;
  }

  /** The copies that are delivered of the next event; none of one that is lost. */
  next(): Fate[] {
    const { lost, duplicated } = this.#disturbance;
    if (this.#happens(lost)) return [];
    const first = this.#copy();
    return this.#happens(duplicated) ? [first, this.#copy()] : [first];
  }

  #copy(): Fate {
    const { late, delayMs, reordered } = this.#disturbance;
    const isLate = this.#happens(late);
    return { delayMs: isLate ? delayMs : 0, isReordered: this.#happens(reordered) };
  }

  #happens(share: number): boolean {
    this.#draws += 1;
    if (share === 0) return false;
    const digest = createHash('sha256').update(`${this.#disturbance.seed}:${this.#draws}`).digest();
    return digest.readUInt32BE() / 2 ** 32 < share;
  }
}
