const MIN_INT = -(2 ** 31);
const MAX_INT = 2 ** 31 - 1;

/** A number as GraphQL's `Int` can represent it: rounded, and null if it is absent or does not fit into 32 bits. */
export function intOrNull(value: number | undefined): number | null {
  if (value === undefined) return null;
  const whole = Math.round(value);
  return whole >= MIN_INT && whole <= MAX_INT ? whole : null;
}
