/** How many values the data of an answer hold: leaves, objects, lists and their entries. */
export function valuesIn(data: unknown): number {
  return typeof data === 'object' && data !== null ? valuesOf(data) - 1 : 0;
}

function valuesOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1;
  return Object.values(value).reduce<number>((sum, each) => sum + valuesOf(each), 1);
}
