const NAME = /^[A-Z]\w{0,60}$/;
/** A system error code or an HTTP status. */
const CODE = /^([A-Z][A-Z0-9_]{1,60}|\d{1,5})$/;
const VARIABLE = /\bOTEL_[A-Z_]{1,60}\b/g;

/**
 * Shortens a diagnostic message of OpenTelemetry for the log. Its text repeats the values of environment variables and
 * the responses of collectors, so only the names of the variables are kept, or the name and the code of the error.
 *
 * @param message a sentence, or the JSON of an error.
 */
export function describeDiagnostic(message: string): string {
  const error = parsed(message);
  if (error !== undefined) return describeExportError(error);
  const variables = [...new Set(message.match(VARIABLE))];
  if (variables.length > 0) return `Invalid value: ${variables.join(', ')}`;
  return 'OpenTelemetry warning';
}

/** An error of an exporter, for the log: its name, its code, and whether it is a timeout. */
export function describeExportError(error: object): string {
  const { name, code, message } = error as Readonly<Record<string, unknown>>;
  const isLate = typeof message === 'string' && /time(d )?out/i.test(message);
  return [
    typeof name === 'string' && NAME.test(name) ? name : 'Error',
    ...(CODE.test(String(code)) ? [String(code)] : []),
    ...(isLate ? ['timeout'] : []),
  ].join(' ');
}

function parsed(message: string): object | undefined {
  try {
    const value: unknown = JSON.parse(message);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
