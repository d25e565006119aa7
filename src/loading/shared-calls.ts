import type { CallConnect } from '../connect/call-connect.ts';
import type { ConnectResult } from '../connect/connect-failure.ts';

/** Where answers are kept, by what was asked. */
export interface CallCache {
  get(key: string): Promise<ConnectResult<object>> | undefined;
  set(key: string, answer: Promise<ConnectResult<object>>): unknown;
  delete(key: string): unknown;
}

/**
 * Makes equal reads one call for as long as the cache keeps its answer; those that are asked for at the same moment,
 * too. A failure is not kept. Never for writes.
 */
export function sharedCalls(
  callConnect: CallConnect,
  cache: CallCache,
  onLookup: (outcome: 'hit' | 'miss') => void = () => undefined,
): CallConnect {
  return async (command) => {
    const key = JSON.stringify([command.constructor.name, command.input]);
    const kept = cache.get(key);
    onLookup(kept === undefined ? 'miss' : 'hit');
    // The key holds the operation and its input, so the answer is of this command's type.
    if (kept !== undefined) return kept as ReturnType<typeof callConnect<never, never>>;

    const answer = callConnect(command);
    cache.set(key, answer);
    const result = await answer.catch((error: unknown) => {
      cache.delete(key);
      throw error;
    });
    if (!result.ok) cache.delete(key);
    return result;
  };
}
