import { decodeJwt, type JWTPayload } from 'jose';
import { MAX_HEAD_CHARACTERS } from './request-head.ts';

/** A token that was pasted, and what can be read from it. Nothing of it is verified here: that is the gateway's. */
export interface AccessToken {
  /** As it is sent, after `Bearer`. */
  readonly text: string;
  /** `undefined` for a token that is no JWT: only its issuer can read it. */
  readonly claims: TokenClaims | undefined;
}

/** Texts are as they can be shown: in the place of an invisible character is its code point, as in `[U+202E]`. */
export interface TokenClaims {
  readonly subject: string | undefined;
  readonly scopes: readonly string[];
  readonly expiresAt: Date | undefined;
}

/** The characters of RFC 6750, which are also those of a header's value. */
const TOKEN = /^[\w\-.~+/]+=*$/;
/** What would hide or reorder the text around it, such as U+202E, which has what follows it read from right to left. */
const INVISIBLE = /[\p{C}\p{Zl}\p{Zp}]/gu;
/** What people copy along with a token: a header's name, its scheme, quotation marks. */
const AROUND = /^["']?(?:authorization["']?\s*:\s*["']?)?(?:bearer(?:\s+|$))?|["']$/gi;

/**
 * Reads a token as people paste it, with or without the word `Bearer`.
 *
 * @param scopeClaim the claim that has the scopes: words in one string, or a list of strings.
 * @returns `undefined` when it can be no token.
 */
export function readAccessToken(pasted: string, scopeClaim: string): AccessToken | undefined {
  const text = pasted.trim().replace(AROUND, '').trim();
  if (text.length > MAX_HEAD_CHARACTERS) return undefined;
  return TOKEN.test(text) ? { text, claims: readClaims(text, scopeClaim) } : undefined;
}

function readClaims(token: string, scopeClaim: string): TokenClaims | undefined {
  const payload = decode(token);
  if (payload === undefined) return undefined;
  const { sub, exp, [scopeClaim]: scopes } = payload;
  const words: unknown = typeof scopes === 'string' ? scopes.split(' ') : scopes;
  return {
    subject: isText(sub) ? toVisible(sub) : undefined,
    scopes: Array.isArray(words) ? words.filter(isText).map(toVisible) : [],
    expiresAt: toDate(exp),
  };
}

function decode(token: string): JWTPayload | undefined {
  try {
    return decodeJwt(token);
  } catch {
    return undefined;
  }
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function toVisible(text: string): string {
  return text.replace(INVISIBLE, (character) => {
    const hex = character.codePointAt(0)?.toString(16) ?? '';
    return `[U+${hex.toUpperCase().padStart(4, '0')}]`;
  });
}

/** A number of seconds that no calendar has is as good as none. */
function toDate(seconds: unknown): Date | undefined {
  if (typeof seconds !== 'number') return undefined;
  const date = new Date(seconds * 1000);
  return Number.isNaN(date.getTime()) ? undefined : date;
}
