import { randomUUID } from 'node:crypto';
import { LRUCache } from 'lru-cache';

/** All results of a list or a search, as its first page saw them. */
export interface Results<T> {
  readonly items: readonly T[];
  /** When they were found. */
  readonly at: Date;
}

/** How many lists have their results kept at most. */
const maxLists = 10_000;
/** How many items all of them have together at most. */
const maxItems = 2_000_000;

/**
 * The results of lists that have more than one page. Later pages are cut out of them, so that no
 * item shifts from page to page while contacts change. Its memory is bounded: the results that
 * were not read for longest are dropped first.
 */
export class PageStore {
  readonly #lists = new LRUCache<string, Results<unknown>>({
    max: maxLists,
    maxSize: maxItems,
    sizeCalculation: ({ items }) => Math.max(1, items.length),
  });

  /** Keeps results, and returns the id to find them by. Results of over two million items are not kept. */
  keep(results: Results<unknown>): string {
    const id = randomUUID();
    this.#lists.set(id, results);
    return id;
  }

  /** The results of an id that `keep` returned; nothing once they were dropped. */
  find(id: string): Results<unknown> | undefined {
    return this.#lists.get(id);
  }
}
