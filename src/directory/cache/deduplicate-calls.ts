import type { CallConnect } from '../../connect/call-connect.ts';
import { type ConnectResult, DEADLINE_EXCEEDED } from '../../connect/connect-failure.ts';
import { type Deadline, raceDeadline } from '../../connect/deadline.ts';
import type { RequestReads } from './directory-loader.ts';
import { SharedTask } from './shared-task.ts';

/** A cache of call results, by operation and input. */
export interface CallCache {
  get(key: string): SharedTask<ConnectResult<object>> | undefined;
  set(key: string, task: SharedTask<ConnectResult<object>>): unknown;
  delete(key: string): unknown;
}

/**
 * Sends equal reads, including concurrent ones, as one call while the cache keeps its result. A failure is not cached.
 * Never use it for writes.
 */
export function deduplicateCalls(
  { deadline, within }: Pick<RequestReads, 'deadline' | 'within'>,
  cache: CallCache,
): CallConnect {
  return async (command, options) => {
    const key = JSON.stringify([command.constructor.name, command.input]);
    const call = (time: Deadline) => within(time)(command, options);
    const kept = cache.get(key);
    const joined = kept?.join(deadline) === true ? kept : undefined;
    const task = joined ?? start(cache, key, new SharedTask(deadline, call));
    const result = await raceDeadline(task.result, deadline);
    if (result === undefined) return { ok: false, failure: DEADLINE_EXCEEDED };
    // The key holds the operation and its input, so the result is of this command's type.
    return result as Awaited<ReturnType<typeof call>>;
  };
}

/** Caches a task unless it fails. */
function start(
  cache: CallCache,
  key: string,
  task: SharedTask<ConnectResult<object>>,
): SharedTask<ConnectResult<object>> {
  cache.set(key, task);
  const evict = (): void => {
    if (cache.get(key) === task) cache.delete(key);
  };
  task.result.then(({ ok }) => {
    if (!ok) evict();
  }, evict);
  return task;
}
