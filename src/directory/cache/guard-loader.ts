import DataLoader from 'dataloader';
import { forbidden } from '../../graphql-kit/access/forbidden.ts';
import type { DirectoryLoader } from './directory-loader.ts';
import { keyOf, type ResourceReference } from './resource-reference.ts';

/** What a caller may see. */
export interface Guard<Value> {
  /** By its id alone: what may not be seen is not read. */
  readonly mayRead?: (reference: ResourceReference) => boolean;
  /** By what was read. */
  readonly maySee?: (value: Value) => boolean;
}

/** A loader that answers with an error, whose code is FORBIDDEN, in the place of what its caller may not see. */
export function guardLoader<Value extends object>(
  loader: DirectoryLoader<Value>,
  { mayRead = () => true, maySee = () => true }: Guard<Value>,
): DirectoryLoader<Value> {
  const loadOne = async (reference: ResourceReference): Promise<Value | null> => {
    if (!mayRead(reference)) throw forbidden('queues');
    const value = await loader.load(reference);
    if (value !== null && !maySee(value)) throw forbidden('queues');
    return value;
  };
  // What was read, the guarded loader keeps, and is told when it is to be forgotten.
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
