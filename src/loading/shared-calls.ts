import type { CallConnect } from '../connect/call-connect.ts';
import type { ConnectResult } from '../connect/connect-failure.ts';
import type { ReadCalls } from './read-calls.ts';
import { SharedWork } from './shared-work.ts';

/** Where answers are kept, by what was asked. */
export interface CallCache {
  get(key: string): SharedWork<ConnectResult<object>> | undefined;
  set(key: string, answer: SharedWork<ConnectResult<object>>): unknown;
  delete(key: string): unknown;
}

/**
 * Makes equal reads one call for as long as the cache keeps its answer; those that are asked for at the same moment,
 * too. A failure is not kept. Never for writes.
 */
export function sharedCalls(
  { deadline, within }: ReadCalls,
  cache: CallCache,
  onLookup: (outcome: 'hit' | 'miss') => void = () => undefined,
): CallConnect {
  return async (command, options) => {
    const key = JSON.stringify([command.constructor.name, command.input]);
    const kept = cache.get(key);
    const joined = kept?.join(deadline) === true ? kept : undefined;
    onLookup(joined === undefined ? 'miss' : 'hit');
    // The key holds the operation and its input, so the answer is of this command's type.
    if (joined !== undefined) return joined.result as ReturnType<typeof call>;

    const call = async (time: typeof deadline) => within(time)(command, options);
    const work = new SharedWork(deadline, call);
    cache.set(key, work);
    const forget = (): void => {
      if (cache.get(key) === work) cache.delete(key);
    };
    const result = await work.result.catch((error: unknown) => {
      forget();
      throw error;
    });
    if (!result.ok) forget();
    return result;
  };
}
