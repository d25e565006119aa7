/** The entries of a map, sorted by key: GraphQL has no maps. */
export function toKeyValuePairs(
  map: Readonly<Record<string, string>> = {},
): { key: string; value: string }[] {
  return Object.entries(map)
    .map(([key, value]) => ({ key, value }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}
