import { ARGUMENT_CHARACTERS_PER_VALUE, FREE_ARGUMENT_SIZE } from './answer-size.ts';

/**
 * Counts what the arguments of fields hold, in values of an answer. A variable is sent once, but each field that has it in
 * an argument looks through all of it: without a limit, aliases would multiply the largest body that is allowed.
 */
export class ArgumentSize {
  /** Whole variables are the same objects wherever they are used. */
  readonly #known = new WeakMap<object, number>();

  /** @param args after coercion. */
  of(args: Readonly<Record<string, unknown>>): number {
    const size = Object.values(args).reduce<number>((sum, value) => sum + this.#ofValue(value), 0);
    return Math.max(0, size - FREE_ARGUMENT_SIZE);
  }

  #ofValue(value: unknown): number {
    if (typeof value === 'string') return 1 + charactersOf(value);
    if (typeof value !== 'object' || value === null) return 1;
    const known = this.#known.get(value);
    if (known !== undefined) return known;
    const names = Array.isArray(value) ? [] : Object.keys(value);
    const size = Object.values(value).reduce<number>(
      (sum, member) => sum + this.#ofValue(member),
      1 + names.reduce((sum, name) => sum + charactersOf(name), 0),
    );
    this.#known.set(value, size);
    return size;
  }
}

function charactersOf(text: string): number {
  return text.length / ARGUMENT_CHARACTERS_PER_VALUE;
}
