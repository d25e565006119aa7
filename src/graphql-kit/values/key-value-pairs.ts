/** The entries of a map, sorted by key: GraphQL has no maps. */
export function toKeyValuePairs(
  map: Readonly<Record<string, string>> = {},
): { key: string; value: string }[] {
  return Object.entries(map)
    .map(([key, value]) => ({ key, value }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** A map of entries with unique keys, whatever these are: `__proto__` is a key like any other. */
export function fromKeyValuePairs(
  pairs: readonly { readonly key: string; readonly value: string }[],
): Record<string, string> {
  return Object.fromEntries(pairs.map(({ key, value }) => [key, value]));
}
