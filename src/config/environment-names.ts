import { distance } from 'fastest-levenshtein';
import type { Logger } from 'pino';
import type { Environment } from './parse-variables.ts';

/** Variables of an environment that are not read, though they may be intended for the gateway. */
export interface StrayNames {
  /** Misspelt names, each with the unset variables that may be intended. */
  readonly misspelt: readonly { readonly name: string; readonly meant: readonly string[] }[];
  /** Other names that begin as variables of the gateway do. */
  readonly unknown: readonly string[];
}

/** The names of all variables. */
export interface KnownNames {
  /** Those that the process reads: any of them may be misspelt. */
  readonly read: readonly string[];
  /** Others, which other processes of the project read. */
  readonly others: readonly string[];
}

/** Far more misspellings than anyone makes. */
const MAX_LOGGED = 50;

const SHORT_WORD = 4;
const SHORT_NAME = 8;

/** Names that begin so are read by libraries, too: those that the gateway does not know are not strays. */
const FOREIGN_PREFIXES = ['AWS', 'NODE', 'OTEL'];

/**
 * The variables of an environment that are not read, though they may be intended for the gateway.
 *
 * @param environment without variables that count as absent.
 */
export function strayNames(environment: Environment, { read, others }: KnownNames): StrayNames {
  const known = new Set([...read, ...others]);
  const unset = read.filter((name) => environment[name] === undefined);
  const prefixes = new Set(
    read
      .map(prefixOf)
      .filter((prefix) => prefix !== undefined && !FOREIGN_PREFIXES.includes(prefix)),
  );
  const strays = Object.keys(environment)
    .filter((name) => !known.has(name))
    .map((name) => ({ name, meant: nearestOf(foldName(name), unset) }));
  return {
    misspelt: strays.filter(({ meant }) => meant.length > 0),
    unknown: strays
      .filter(({ name, meant }) => meant.length === 0 && prefixes.has(prefixOf(foldName(name))))
      .map(({ name }) => name),
  };
}

/** Logs one warning of variables of an environment that begin as known ones do. */
export function warnOfUnknownNames(log: Logger, names: readonly string[]): void {
  if (names.length === 0) return;
  const more = Math.max(0, names.length - MAX_LOGGED);
  log.warn(
    { names: names.slice(0, MAX_LOGGED), ...(more > 0 && { more }) },
    'Unknown environment variables with the prefix of known ones are ignored; with CONFIG_STRICT=true they prevent the start',
  );
}

/** A name without what is often mixed up: case, hyphens and dots. */
function foldName(name: string): string {
  return name
    .trim()
    .toUpperCase()
    .replaceAll(/[-.\s]/g, '_');
}

/** The first word of a name with several. */
function prefixOf(name: string): string | undefined {
  return name.includes('_') ? firstWord(name) : undefined;
}

function firstWord(name: string): string {
  return name.split('_', 1)[0] ?? '';
}

function nearestOf(folded: string, variables: readonly string[]): readonly string[] {
  const near = variables.filter((variable) => isMisspelling(folded, variable));
  const edits = near.map((variable) => editsBetween(folded, variable));
  return near.filter((_, index) => edits[index] === Math.min(...edits));
}

/** The number of letters that are missing, added or wrong; two swapped neighbours count as one. */
function editsBetween(given: string, expected: string): number {
  return isSwap(given, expected) ? 1 : distance(given, expected);
}

/**
 * Whether a name is a misspelling of a variable's: two edits away from it at most, or the same with two neighbours swapped.
 * Where few edits make a name that other software may use, fewer are allowed:
 *
 * - of `AUTH`, `HOST` and `PORT` only a swap or a letter typed twice: `PATH` and `PORTS` are other names;
 * - of names of eight letters or fewer one edit: `GRAPHITE` is not `GRAPHIQL`;
 * - in a word of four letters or fewer one edit: `REDIS_TTL` is not `REDIS_URL`;
 * - at the beginning, where the first word is so short, only a letter that is missing: `OAUTH_ISSUER`, `SLOG_LEVEL`. After
 *   a longer one it may be a wrong one, if it is the only edit: `RECONNECT_MODE` is another name;
 * - no digit in the first word: `AUTH0_AUDIENCE`.
 */
function isMisspelling(folded: string, variable: string): boolean {
  const edits = editsBetween(folded, variable);
  if (edits === 0 || isSwap(folded, variable)) return true;
  if (variable.length <= SHORT_WORD) return hasDoubled(folded, variable);
  if (edits > (variable.length <= SHORT_NAME ? 1 : 2)) return false;
  if (/\d/.test(firstWord(folded))) return false;
  if (!areWordsNear(folded.split('_'), variable.split('_'))) return false;
  if (folded.startsWith(variable.charAt(0)) || folded === variable.slice(1)) return true;
  return edits === 1 && firstWord(variable).length > SHORT_WORD;
}

/** Whether each short word is at most one edit away. */
function areWordsNear(words: readonly string[], expected: readonly string[]): boolean {
  if (words.length !== expected.length) return true;
  return expected.every((word, index) => {
    const given = words[index] ?? '';
    return word.length > SHORT_WORD || editsBetween(given, word) <= 1;
  });
}

/** Whether two neighbours are swapped. */
function isSwap(given: string, expected: string): boolean {
  if (given === expected) return false;
  return positionsIn(expected).some((at) => {
    const swapped = expected.charAt(at + 1) + expected.charAt(at);
    return given === expected.slice(0, at) + swapped + expected.slice(at + 2);
  });
}

/** Whether a letter was typed twice. */
function hasDoubled(given: string, expected: string): boolean {
  return positionsIn(expected).some(
    (at) => given === expected.slice(0, at) + expected.charAt(at) + expected.slice(at),
  );
}

function positionsIn(text: string): number[] {
  return Array.from(text, (_, at) => at);
}
