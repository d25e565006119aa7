import DataLoader from 'dataloader';
import { forbidden } from '../../graphql-kit/access/forbidden.ts';
import type { DirectoryLoader } from './directory-loader.ts';
import { keyOf, type ResourceReference } from './resource-reference.ts';

/** What a caller is authorized to read. */
export interface Guard<Value> {
  /** Decides from the id alone, before anything is read. */
  readonly canRead?: (reference: ResourceReference) => boolean;
  /** Decides from the value that was read. */
  readonly canView?: (value: Value) => boolean;
}

/**
 * A loader that returns an error with the code FORBIDDEN in place of each value that the caller is not authorized to
 * read.
 */
export function guardLoader<Value extends object>(
  loader: DirectoryLoader<Value>,
  { canRead = () => true, canView = () => true }: Guard<Value>,
): DirectoryLoader<Value> {
  const loadOne = async (reference: ResourceReference): Promise<Value | null> => {
    if (!canRead(reference)) throw forbidden('queues');
    const value = await loader.load(reference);
    if (value !== null && !canView(value)) throw forbidden('queues');
    return value;
  };
  // The guarded loader holds the cached values, so `clear` must reach it.
  return new DataLoader<ResourceReference, Value | null, string>(
    async (references) => {
      const loads = await Promise.allSettled(references.map(loadOne));
      return loads.map((load) => (load.status === 'fulfilled' ? load.value : asError(load.reason)));
    },
    { cache: false, cacheKeyFn: keyOf },
  );
}

function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error(String(reason));
}
