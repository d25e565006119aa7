import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import * as connect from '@aws-sdk/client-connect';
import { z } from 'zod';
import { E164_PREFIX, MAX_E164_PREFIXES } from '../connect/e164.ts';
import type { Rate } from '../connect/quota/token-buckets.ts';
import { HTTP_TOKEN } from '../gateway/http/http-token.ts';
import type { RequestLimit } from '../rate-limit/request-limiter.ts';

/* Parsers of the values of variables. Each message says what a value must be, and never contains it. */

/** One of a list of words. */
export const oneOf = <const Values extends readonly string[]>(values: Values) =>
  z.enum(values, `must be one of: ${values.join(', ')}`);

/** A whole number in decimal digits. Its range is in the metadata, as JSON Schema names it. */
export const wholeNumber = (min: number, max: number) => {
  const message = `must be a whole number from ${min} to ${max}`;
  return z
    .string()
    .regex(/^\d{1,9}$/, message)
    .transform(Number)
    .refine((value) => value >= min && value <= max, message)
    .meta({ minimum: min, maximum: max });
};

/** An id of Connect's, where an ARN is a common mistake. */
export const id = (maxLength: number) =>
  z
    .string()
    .max(maxLength, `must have at most ${maxLength} characters`)
    .refine((value) => !value.startsWith('arn:'), 'must be an id, not an ARN');

/** A secret that is sent in a header, so visible ASCII only; long, so that it cannot be guessed. */
export const secret = z
  .string()
  .regex(/^[\x21-\x7e]{16,256}$/, 'must be 16 to 256 visible ASCII characters, without spaces');

/** A secret from which keys are derived. A trailing space or line break would silently make it another one. */
export const keySecret = z
  .string()
  .regex(/^[\x21-\x7e]{16,}$/, 'must be 16 or more visible ASCII characters, without spaces');

/** A comma-separated list, with or without spaces. */
export const commaSeparated = z.string().transform(partsOf);

/** Prefixes of phone numbers in the E.164 format, comma-separated: each has a digit at least. */
export const e164Prefixes = commaSeparated.pipe(
  z
    .array(
      z.string().regex(E164_PREFIX, 'must be E.164 prefixes, comma-separated, such as +1202,+44'),
    )
    .max(MAX_E164_PREFIXES, `must have at most ${MAX_E164_PREFIXES} prefixes`)
    .transform((prefixes): readonly string[] => [...new Set(prefixes)]),
);

function partsOf(value: string): string[] {
  return value
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** The path of a JSON file; its content is parsed. */
export const jsonFile = <Parsed>(parse: (content: unknown) => Parsed) =>
  z.string().transform((path, context): Parsed => {
    const file = parseFile(path, parse);
    if ('content' in file) return file.content;
    context.addIssue(file.issue);
    return z.NEVER;
  });

/** The parsed content of one of several files, and its name in messages. */
export interface NamedFile<Parsed> {
  readonly name: string;
  readonly content: Parsed;
}

/**
 * The paths of JSON files, separated by commas; their contents are parsed and merged. The path of a single file may contain
 * commas.
 *
 * @param merge throws an Error with a message for operators when the files contradict each other.
 */
export const jsonFiles = <Parsed, Merged>(
  parse: (content: unknown) => Parsed,
  merge: (files: readonly NamedFile<Parsed>[]) => Merged,
) =>
  z.string().transform((value, context): Merged => {
    const paths = existsSync(value) ? [value] : partsOf(value);
    if (paths.length === 0) context.addIssue('must name a file');
    const files = paths.flatMap((path, index): NamedFile<Parsed>[] => {
      const file = parseFile(path, parse);
      const place = `file ${index + 1}`;
      // A value that names no file may be no path, but a secret.
      const name = 'content' in file || file.isRead ? `${place} (${basename(path)})` : place;
      if ('content' in file) return [{ name, content: file.content }];
      context.addIssue(paths.length === 1 ? file.issue : `${name} ${file.issue}`);
      return [];
    });
    if (context.issues.length > 0) return z.NEVER;
    try {
      return merge(files);
    } catch (error) {
      context.addIssue((error as Error).message);
      return z.NEVER;
    }
  });

interface FileIssue {
  readonly issue: string;
  /** Whether the file could be read, so that the issue is one of its content. */
  readonly isRead: boolean;
}

function parseFile<Parsed>(
  path: string,
  parse: (content: unknown) => Parsed,
): { readonly content: Parsed } | FileIssue {
  try {
    return { content: parse(JSON.parse(readFileSync(path, 'utf8'))) };
  } catch (error) {
    return fileIssue(error);
  }
}

/** The issue of a file, without its path and content: it may be the wrong file. */
function fileIssue(error: unknown): FileIssue {
  const { name, message, code } = error as NodeJS.ErrnoException;
  if (code !== undefined) return { issue: `cannot be read: ${code}`, isRead: false };
  if (name !== 'SyntaxError') return { issue: message, isRead: true };
  const [place] = /line \d+ column \d+/.exec(message) ?? [];
  const issue = place === undefined ? 'must be JSON' : `must be JSON, and is not at ${place}`;
  return { issue, isRead: true };
}

/** A fraction: above 0, at most 1. */
export const share = z
  .string()
  .regex(/^(0?\.\d{1,6}|1(\.0+)?)$/, 'must be a number above 0, and 1 at most')
  .transform(Number)
  .refine((value) => value > 0, 'must be a number above 0, and 1 at most');

/** Rates of Connect's operations, such as `TransferContact=10/15, SearchUsers=5/8`: calls per second, and burst. */
export const rates = commaSeparated.transform((parts, context): ReadonlyMap<string, Rate> => {
  const byOperation = parts.map((part): [string, Rate] | undefined => {
    const match = /^([A-Z]\w{0,99})=(\d{1,4}(?:\.\d{1,3})?)\/(\d{1,4})$/.exec(part);
    const [, operation = '', perSecond, burst] = match ?? [];
    const rate = { perSecond: Number(perSecond), burst: Number(burst) };
    return rate.perSecond > 0 && rate.burst >= 1 ? [operation, rate] : undefined;
  });
  const known = byOperation.filter((entry) => entry !== undefined);
  const unknown = known.some(([operation]) => !(`${operation}Command` in connect));
  if (known.length < parts.length || unknown) {
    context.addIssue(
      'must be a list such as TransferContact=10/15, SearchUsers=5/8: operations of Connect, each with its calls a second and its burst',
    );
    return z.NEVER;
  }
  return new Map(known);
});

/** A number of requests in a number of seconds, such as `1000/10`; `off` for no limit. */
export const rateLimit = z.string().transform((value, context): RequestLimit | undefined => {
  if (value === 'off') return undefined;
  const [, requests, seconds] = /^(\d{1,6})\/(\d{1,4})$/.exec(value) ?? [];
  const limit = { requests: Number(requests), seconds: Number(seconds) };
  if (limit.requests >= 1 && limit.seconds >= 1) return limit;
  context.addIssue('must be off, or requests in seconds, such as 1000/10');
  return z.NEVER;
});

/** An IP address, or a network in CIDR notation. With a network of all addresses, every caller could forge its own. */
export const network = z
  .union(
    [z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()],
    'must be IP addresses, or networks such as 10.0.0.0/8',
  )
  .refine((value) => !value.endsWith('/0'), 'must be IP addresses, or networks such as 10.0.0.0/8');

/** The origin of web pages, as browsers spell it: `null`, wildcards and paths would allow unintended origins. */
export const origin = z
  .string()
  .refine(
    (value) => /^https?:[^*]+$/.test(value) && URL.parse(value)?.origin === value,
    'must be origins such as https://agents.example.com, without a path, and none of them *',
  );

/** The name of a header, in lower case as the gateway compares it. `*` would stand for all but `authorization`. */
export const headerName = z
  .string()
  .toLowerCase()
  .refine(
    (value) => HTTP_TOKEN.test(value) && value !== '*',
    'must be names of headers such as x-tenant, and none of them *',
  );

/** The URL of a Redis, optionally with a user, a password and the number of a database. */
export const redisUrl = z
  .string()
  .refine(
    isRedisUrl,
    'must be a URL such as redis://host:6379/0, or rediss:// with TLS, without a query',
  );

function isRedisUrl(value: string): boolean {
  const { protocol, username, password, hostname, pathname, search, hash } = URL.parse(value) ?? {};
  const isWhole = /^rediss?:$/.test(protocol ?? '') && hostname !== '';
  // Options in a query would override the gateway's own.
  const isPlain = /^(\/\d{0,4})?$/.test(pathname ?? '') && search === '' && hash === '';
  return isWhole && isPlain && [username, password].every(isDecodable);
}

function isDecodable(part = ''): boolean {
  try {
    decodeURIComponent(part);
    return true;
  } catch {
    return false;
  }
}
