/**
 * Why Redis could not be used, in a word for logs: `ECONNREFUSED`, `WRONGPASS`, … Never in Redis's own words or with
 * what ioredis keeps of the command: both may repeat the password, or what was to be written.
 */
export function reasonOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return 'no answer in time';
  if ('code' in error && typeof error.code === 'string') return error.code;
  // Redis begins its errors with such a word.
  const word = 'message' in error && /^[A-Z]{2,20}(?= )/.exec(String(error.message));
  return word ? word[0] : 'an error';
}
