/**
 * The number of characters of a text in an argument that count as one value. Text in arguments takes longer than text
 * in answers: its length and encoding are checked, and it is copied into cursors and calls.
 */
const CHARACTERS_PER_VALUE = 64;

/** The size of arguments that is included in the value of the field: more than any field of the transfer screen has. */
const FREE_SIZE = 50;

/**
 * Counts the arguments of fields, in the unit of values of an answer. A variable is sent once, but each field that uses
 * it in an argument reads all of it. Without a limit, aliases would multiply the largest allowed body.
 */
export class ArgumentSize {
  /** A variable as a whole argument is the same object wherever it is used. */
  readonly #known = new WeakMap<object, number>();

  /** @param args after coercion. */
  of(args: Readonly<Record<string, unknown>>): number {
    const size = Object.values(args).reduce<number>((sum, value) => sum + this.#ofValue(value), 0);
    return Math.max(0, size - FREE_SIZE);
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
  return text.length / CHARACTERS_PER_VALUE;
}
