/** Reads pages to the end. The pages stay apart, so that a test can look at their sizes. */
export async function collect<Page, Item>(
  pages: AsyncIterable<Page>,
  itemsOf: (page: Page) => readonly Item[] | undefined,
): Promise<Item[][]> {
  const collected: Item[][] = [];
  for await (const page of pages) {
    collected.push([...(itemsOf(page) ?? [])]);
    if (collected.length > 1_000) throw new Error('The pages do not end');
  }
  return collected;
}

/** A page size that makes several pages of so many items, but never hundreds of calls. */
export function pageSizeFor(total: number): number {
  return Math.ceil(total / 20);
}
