import { Lexer, Source, TokenKind } from 'graphql';
import { type LimitViolation, checkLimit } from './limits.ts';

const OPENING: ReadonlySet<TokenKind> = new Set([
  TokenKind.BRACE_L,
  TokenKind.BRACKET_L,
  TokenKind.PAREN_L,
]);
const CLOSING: ReadonlySet<TokenKind> = new Set([
  TokenKind.BRACE_R,
  TokenKind.BRACKET_R,
  TokenKind.PAREN_R,
]);

/**
 * The first limit on source text that a document is beyond. It needs not be GraphQL: what follows a token that is none
 * is not looked at, as the parser does not look at it either.
 */
export function checkSource(text: string): LimitViolation | undefined {
  const tooLong = checkLimit('characters', text.length);
  if (tooLong) return tooLong;

  const lexer = new Lexer(new Source(text));
  let tokens = 0;
  let comments = 0;
  let nesting = 0;
  for (;;) {
    const last = lexer.token;
    try {
      lexer.advance();
    } catch {
      return checkLimit('lines', lexer.line);
    }
    // Comments are in the chain of tokens, but are passed over.
    for (let token = last.next; token && token !== lexer.token; token = token.next) comments += 1;

    const { kind, value } = lexer.token;
    if (kind !== TokenKind.EOF) tokens += 1;
    if (OPENING.has(kind)) nesting += 1;
    if (CLOSING.has(kind)) nesting -= 1;
    const beyond =
      checkLimit('lines', lexer.line) ??
      checkLimit('comments', comments) ??
      checkLimit('tokens', tokens) ??
      checkLimit('nesting', nesting) ??
      checkLimit('nameLength', kind === TokenKind.NAME ? value.length : 0);
    if (beyond !== undefined || kind === TokenKind.EOF) return beyond;
  }
}
