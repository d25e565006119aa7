import {
  type DocumentNode,
  Kind,
  Lexer,
  type OperationDefinitionNode,
  OperationTypeNode,
  Source,
  TokenKind,
} from 'graphql';
import { checkLimit, type LimitViolation } from './limits.ts';
import { countOperations, type Totals } from './operation-totals.ts';

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
 * The first limit on source text that a document violates. The text need not be GraphQL: it is checked up to the first
 * invalid token, where the parser stops, too.
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
    // The lexer links comments into the chain of tokens, and skips them.
    for (let token = last.next; token && token !== lexer.token; token = token.next) comments += 1;

    const { kind, value } = lexer.token;
    if (kind !== TokenKind.EOF) tokens += 1;
    if (OPENING.has(kind)) nesting += 1;
    if (CLOSING.has(kind)) nesting -= 1;
    const violation =
      checkLimit('lines', lexer.line) ??
      checkLimit('comments', comments) ??
      checkLimit('tokens', tokens) ??
      checkLimit('nesting', nesting) ??
      checkLimit('nameLength', kind === TokenKind.NAME ? value.length : 0);
    if (violation !== undefined || kind === TokenKind.EOF) return violation;
  }
}

/** The first limit that an operation of a document violates. */
export function checkDocument(document: DocumentNode): LimitViolation | undefined {
  const count = countOperations(document);
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const violation = checkOperation(definition, count(definition));
    if (violation !== undefined) return violation;
  }
  return undefined;
}

function checkOperation(
  { operation, variableDefinitions = [] }: OperationDefinitionNode,
  totals: Totals,
): LimitViolation | undefined {
  const ofVariables = variableDefinitions.map(({ directives = [] }) => directives.length);
  const directives = ofVariables.reduce((sum, length) => sum + length, totals.directives);
  const directivesAtOnce = Math.max(totals.directivesAtOnce, ...ofVariables);
  return (
    checkLimit('variables', variableDefinitions.length) ??
    checkLimit('depth', totals.depth) ??
    checkLimit('aliases', totals.aliases) ??
    checkLimit('directives', directives) ??
    checkLimit('directivesAtOnce', directivesAtOnce) ??
    checkLimit('mutationFields', operation === OperationTypeNode.MUTATION ? totals.width : 0) ??
    checkLimit('introspectionLists', totals.introspectionLists) ??
    checkLimit('introspectionAliases', totals.introspectionAliases) ??
    checkLimit('selections', totals.selections)
  );
}
