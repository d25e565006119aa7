/** An argument that cannot be used; the message says which, and what it must be. */
export class ArgumentError extends Error {
  override readonly name = 'ArgumentError';
}

/**
 * Reads the command line of a script. `--help` prints how the script is used and ends it; an argument that cannot be used
 * ends it with one line and status 1.
 *
 * @param usage how the script is used, with all its options.
 * @param read parses the arguments, such as by `parseArgs`; it throws what that throws, or an ArgumentError.
 */
export function readCommandLine<Values>(usage: string, read: (args: string[]) => Values): Values {
  const args = process.argv.slice(2);
  if (args.includes('--help')) {
    process.stdout.write(`${usage.trim()}\n`);
    process.exit(0);
  }
  try {
    return read(withNegativeValues(args));
  } catch (error) {
    const message = messageOf(error);
    if (message === undefined) throw error;
    process.stderr.write(`${message}. --help shows how it is used.\n`);
    process.exit(1);
  }
}

/**
 * The whole number that an option was given.
 *
 * @throws ArgumentError when it is none, or out of range.
 */
export function wholeNumber(
  option: string,
  value: string,
  { min = 0, max = 999_999_999 }: { readonly min?: number; readonly max?: number } = {},
): number {
  const number = Number(value);
  if (/^-?\d{1,9}$/.test(value) && number >= min && number <= max) return number;
  throw new ArgumentError(`--${option} must be a whole number from ${min} to ${max}`);
}

/**
 * The port that an option was given.
 *
 * @throws ArgumentError when it is none.
 */
export function portNumber(option: string, value: string): number {
  return wholeNumber(option, value, { max: 65_535 });
}

/** Joins options and values such as `--expires-in -60`, which parseArgs takes for two options. */
function withNegativeValues(args: readonly string[]): string[] {
  const joined: string[] = [];
  for (const arg of args) {
    const option = joined.at(-1);
    const isValue = /^-\d/.test(arg) && option !== undefined && /^--[^=]+$/.test(option);
    if (isValue) joined.splice(-1, 1, `${option}=${arg}`);
    else joined.push(arg);
  }
  return joined;
}

/** What is wrong, in one line; undefined when it is not about an argument. */
function messageOf(error: unknown): string | undefined {
  if (error instanceof ArgumentError) return error.message;
  if (!(error instanceof TypeError && 'code' in error)) return undefined;
  if (!String(error.code).startsWith('ERR_PARSE_ARGS_')) return undefined;
  const [first = ''] = error.message.split(/\.\s|\.?\n/);
  return first.endsWith('is ambiguous') ? `${first}: write it as --option=value` : first;
}
