const MAX_INT = 2 ** 31 - 1;

/** A number as GraphQL's `Int` can hold it: rounded, and null where it is absent or beyond 32 bits. */
export function intOrNull(value: number | undefined): number | null {
  if (value === undefined) return null;
  const whole = Math.round(value);
  return Math.abs(whole) <= MAX_INT ? whole : null;
}
