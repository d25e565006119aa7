/** The entries of a map, sorted by key: GraphQL has no maps. */
export function toKeyValuePairs(
  map: Readonly<Record<string, string>> = {},
): { key: string; value: string }[] {
  return Object.entries(map)
    .map(([key, value]) => ({ key, value }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}

/**
 * A map of entries with unique keys, whatever these are: `__proto__` is a key like any other. Equal maps have equal texts,
 * because their keys are sorted.
 */
export function fromKeyValuePairs(
  pairs: readonly { readonly key: string; readonly value: string }[],
): Record<string, string> {
  const sorted = pairs.toSorted((a, b) => (a.key < b.key ? -1 : 1));
  return Object.fromEntries(sorted.map(({ key, value }) => [key, value]));
}
