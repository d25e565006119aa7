/**
 * The codes of a Redis that currently takes no writes: after a failover, or while it loads its data. A new connection may
 * reach another one.
 */
const RECONNECT_CODES = new Set([
  'CLUSTERDOWN',
  'LOADING',
  'MASTERDOWN',
  'NOREPLICAS',
  'READONLY',
  'REPLICADOWN',
]);

/**
 * Why Redis could not be used, as one word for logs: `ECONNREFUSED`, `WRONGPASS`, … Never the message of Redis or the
 * command that ioredis attaches: both may contain the password or the data.
 */
export function redisErrorCode(error: unknown): string {
  if (typeof error !== 'object' || error === null) return 'timeout';
  if ('code' in error && typeof error.code === 'string') return error.code;
  return codeOf('message' in error ? String(error.message) : '') ?? 'an error';
}

/** Whether a new connection may reach a Redis that accepts the command that this one has rejected. */
export function needsReconnect({ message }: Error): boolean {
  return RECONNECT_CODES.has(codeOf(message) ?? '');
}

/**
 * The code at the beginning of a Redis error: it is the same in all versions, unlike the message after it. Before Redis 7,
 * and in KeyDB, an error of a command in a script is prefixed by an error of the script.
 */
function codeOf(message: string): string | undefined {
  return /^(?:ERR Error running script .*?: -)?([A-Z]{2,20})(?= |$)/.exec(message)?.[1];
}
