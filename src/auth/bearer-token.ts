/** What a request shows of a token. */
export type ShownToken =
  | { readonly kind: 'token'; readonly token: string }
  | { readonly kind: 'none' }
  /** There is something, and it is no bearer token, or more than one. */
  | { readonly kind: 'malformed' }
  /** A bearer token that is no signed JWT: an opaque, an encrypted or an unsigned one. */
  | { readonly kind: 'unsigned' };

/** More than any issuer's tokens have; Node.js cuts all headers together off at 16 KiB. */
const MAX_LENGTH = 12_000;

/** A header `Authorization` of RFC 6750. */
const BEARER = /^Bearer +([\w.~+/-]+=*)$/i;

/** The three parts of a signed token. */
const SIGNED = /^[\w-]+\.[\w-]+\.[\w-]+$/;

/**
 * Reads the bearer token of a request, out of its header `Authorization` only.
 *
 * @param rawHeaders names and values in turn, as they came: Node.js hides a second header of this name.
 */
export function bearerToken(rawHeaders: readonly string[]): ShownToken {
  const shown = rawHeaders.filter(
    (_, index) => index % 2 === 1 && rawHeaders[index - 1]?.toLowerCase() === 'authorization',
  );
  const [only, ...others] = shown;
  if (only === undefined) return { kind: 'none' };
  if (others.length > 0 || only.length > MAX_LENGTH) return { kind: 'malformed' };
  const [, token] = BEARER.exec(only.trim()) ?? [];
  if (token === undefined) return { kind: 'malformed' };
  return SIGNED.test(token) ? { kind: 'token', token } : { kind: 'unsigned' };
}
