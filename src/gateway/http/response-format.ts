import { ApolloServerErrorCode } from '@apollo/server/errors';
import { LRUCache } from 'lru-cache';
import Negotiator from 'negotiator';

/** The format in which a client gets GraphQL responses and HTTP errors. */
export interface ResponseFormat {
  /** A value of the header `Content-Type`, and of `Accept`. */
  readonly contentType: string;
  /**
   * Whether the client names `application/json` and gets it. It attributes any status but 200 to a proxy, and does not read
   * the body.
   */
  readonly isLegacy: boolean;
}

const JSON_TYPE = 'application/json';
const UTF_8 = '; charset=utf-8';

/** `extensions.code` of a malformed request. */
const MALFORMED: string = ApolloServerErrorCode.BAD_REQUEST;

/**
 * The max length of the header `Accept`. Those of clients have a few hundred characters; parsing one that fills a head takes
 * milliseconds, and it is parsed several times.
 */
export const MAX_ACCEPT_CHARACTERS = 1_000;

/** A list without entries. */
const EMPTY = /^[\s,]*$/;

/** Clients without a preference get the first one. */
const CONTENT_TYPES = [`${JSON_TYPE}${UTF_8}`, `application/graphql-response+json${UTF_8}`];

/** For errors to clients that accept neither: an error in a wrong format is better than none. */
export const DEFAULT_FORMAT: ResponseFormat = {
  contentType: `${JSON_TYPE}${UTF_8}`,
  isLegacy: false,
};

/**
 * Formats by `Accept`, of which clients send a handful of values: parsing urql's takes a tenth of the time of a small
 * request. Sized in characters, so that hostile values take no memory.
 */
const known = new LRUCache<string, { readonly format: ResponseFormat | undefined }>({
  maxSize: 20_000,
  maxEntrySize: 500,
  sizeCalculation: (_, accept) => accept.length + 1,
});

/**
 * Negotiates the format of a response.
 *
 * @param accept the header `Accept` of the request; without one, or with an empty one, the client accepts anything.
 * @returns undefined when the client accepts no format of GraphQL over HTTP, or sends more than `MAX_ACCEPT_CHARACTERS`.
 */
export function negotiateFormat(accept = ''): ResponseFormat | undefined {
  if (accept.length > MAX_ACCEPT_CHARACTERS) return undefined;
  if (EMPTY.test(accept)) return DEFAULT_FORMAT;
  const before = known.get(accept);
  if (before !== undefined) return before.format;
  const format = parse(accept);
  known.set(accept, { format });
  return format;
}

function parse(accept: string): ResponseFormat | undefined {
  const negotiator = new Negotiator({ headers: { accept } });
  const contentType = negotiator.mediaType(CONTENT_TYPES);
  if (contentType === undefined) return undefined;
  const isLegacy =
    contentType === DEFAULT_FORMAT.contentType &&
    negotiator.mediaTypes().some((type) => type.toLowerCase() === JSON_TYPE);
  return { contentType, isLegacy };
}

/**
 * The HTTP status of an error. GraphQL over HTTP requires 200 in `application/json` for a well-formed request whose document
 * is not executed, and 400 for malformed requests, which have the code BAD_REQUEST.
 *
 * @param status in `application/graphql-response+json`.
 */
export function statusInFormat(status: number, code: string, { isLegacy }: ResponseFormat): number {
  const isMalformed = code === MALFORMED;
  return status === 400 && isLegacy && !isMalformed ? 200 : status;
}
