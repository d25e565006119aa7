import type { CallConnect } from '../../connect/call-connect.ts';
import { type ConnectResult, DEADLINE_EXCEEDED } from '../../connect/connect-failure.ts';
import { type Deadline, raceDeadline } from '../../connect/deadline.ts';
import type { RequestReads } from './directory-loader.ts';
import { SharedTask } from './shared-task.ts';

/** Where answers are kept, by what was asked. */
export interface CallCache {
  get(key: string): SharedTask<ConnectResult<object>> | undefined;
  set(key: string, answer: SharedTask<ConnectResult<object>>): unknown;
  delete(key: string): unknown;
}

/**
 * Makes equal reads one call for as long as the cache keeps its answer; those that are asked for at the same moment,
 * too. A failure is not kept. Never for writes.
 */
export function sharedCalls(
  { deadline, within }: Pick<RequestReads, 'deadline' | 'within'>,
  cache: CallCache,
): CallConnect {
  return async (command, options) => {
    const key = JSON.stringify([command.constructor.name, command.input]);
    const call = (time: Deadline) => within(time)(command, options);
    const kept = cache.get(key);
    const joined = kept?.join(deadline) === true ? kept : undefined;
    const work = joined ?? begin(cache, key, new SharedTask(deadline, call));
    const result = await raceDeadline(work.result, deadline);
    if (result === undefined) return { ok: false, failure: DEADLINE_EXCEEDED };
    // The key holds the operation and its input, so the answer is of this command's type.
    return result as Awaited<ReturnType<typeof call>>;
  };
}

/** Keeps work whose result is worth it. */
function begin(
  cache: CallCache,
  key: string,
  work: SharedTask<ConnectResult<object>>,
): SharedTask<ConnectResult<object>> {
  cache.set(key, work);
  const forget = (): void => {
    if (cache.get(key) === work) cache.delete(key);
  };
  work.result.then(({ ok }) => {
    if (!ok) forget();
  }, forget);
  return work;
}
