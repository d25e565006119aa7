/**
 * How evenly something is shared: 1 when all have the same, and 1 / n when one of n has everything (Jain's index).
 * NaN when there is nothing.
 */
export function jain(shares: readonly number[]): number {
  const sum = total(shares);
  return sum ** 2 / (shares.length * total(shares.map((share) => share ** 2)));
}

/** The index when so many things are shared as evenly as things can be that cannot be divided. */
export function bestJain(things: number, sharers: number): number {
  const each = Math.floor(things / sharers);
  const rest = things % sharers;
  return jain(Array.from({ length: sharers }, (_, index) => (index < rest ? each + 1 : each)));
}

/** The value that a part of all values, from above 0 to 1, does not exceed; NaN of none. */
export function percentile(values: readonly number[], part: number): number {
  return values.toSorted((a, b) => a - b)[Math.ceil(values.length * part) - 1] ?? NaN;
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
