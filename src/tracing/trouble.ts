const NAME = /^[A-Z]\w{0,60}$/;
/** Of the system, or a status of HTTP. */
const CODE = /^([A-Z][A-Z0-9_]{1,60}|\d{1,5})$/;
const VARIABLE = /\bOTEL_[A-Z_]{1,60}\b/g;

/**
 * What OpenTelemetry complains of, for the log. Its own words repeat the values of its variables, and what collectors
 * answer: what is told of them is which variables they name, or the kind and the code of an error.
 *
 * @param words a sentence, or the JSON of an error.
 */
export function troubleFrom(words: string): string {
  const error = parsed(words);
  if (error !== undefined) return troubleFromError(error);
  const variables = [...new Set(words.match(VARIABLE))];
  if (variables.length > 0) return `Not usable as it is: ${variables.join(', ')}`;
  return 'OpenTelemetry warns';
}

/** The same of an error. */
export function troubleFromError(error: object): string {
  const { name, code, message } = error as Readonly<Record<string, unknown>>;
  const isLate = typeof message === 'string' && /time(d )?out/i.test(message);
  return [
    typeof name === 'string' && NAME.test(name) ? name : 'Error',
    ...(CODE.test(String(code)) ? [String(code)] : []),
    ...(isLate ? ['timeout'] : []),
  ].join(' ');
}

function parsed(words: string): object | undefined {
  try {
    const value: unknown = JSON.parse(words);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
