/**
 * The codes of a Redis that cannot be written to for now, or is not the one to write to: after a failover, or while it
 * loads its data. A new connection may find another one.
 */
const ELSEWHERE = new Set([
  'CLUSTERDOWN',
  'LOADING',
  'MASTERDOWN',
  'NOREPLICAS',
  'READONLY',
  'REPLICADOWN',
]);

/**
 * Why Redis could not be used, in a word for logs: `ECONNREFUSED`, `WRONGPASS`, … Never in Redis's own words or with
 * what ioredis keeps of the command: both may repeat the password, or what was to be written.
 */
export function reasonOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return 'no answer in time';
  if ('code' in error && typeof error.code === 'string') return error.code;
  return codeOf('message' in error ? String(error.message) : '') ?? 'an error';
}

/** Whether a new connection may find a Redis that takes what this one has refused. */
export function isElsewhere({ message }: Error): boolean {
  return ELSEWHERE.has(codeOf(message) ?? '');
}

/**
 * The word that an error of Redis begins with; all versions agree on it, and none on what comes after it. Until Redis 7,
 * KeyDB among them, the error of a command in a script stands behind one about the script.
 */
function codeOf(message: string): string | undefined {
  return /^(?:ERR Error running script .*?: -)?([A-Z]{2,20})(?= |$)/.exec(message)?.[1];
}
