/** The token in a request's `Authorization` header. */
export type ShownToken =
  | { readonly kind: 'token'; readonly token: string }
  | { readonly kind: 'none' }
  /** The header is no bearer token, or there are several. */
  | { readonly kind: 'malformed' }
  /** A bearer token that is no signed JWT: it is opaque, encrypted or unsigned. */
  | { readonly kind: 'unsigned' };

/** Longer than any issuer's tokens; the limit of all headers together is 16 KiB. */
const MAX_LENGTH = 12_000;

/** A header `Authorization` of RFC 6750. */
const BEARER = /^Bearer +([\w.~+/-]+=*)$/i;

/** The three parts of a signed token. */
const SIGNED = /^[\w-]+\.[\w-]+\.[\w-]+$/;

/**
 * Reads the bearer token of a request, from its header `Authorization` only.
 *
 * @param rawHeaders names and values in turn, as they were received: Node.js hides a second header of this name.
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
