/** `extensions.code` of a request that goes beyond a limit. */
export const DOCUMENT_LIMIT_EXCEEDED = 'DOCUMENT_LIMIT_EXCEEDED';

/** A limit that a request has gone beyond. */
export interface LimitViolation {
  readonly name: LimitName;
  readonly max: number;
  /** A sentence for the caller. */
  readonly message: string;
}

export type LimitName = keyof typeof LIMITS;

/**
 * What a request may hold at most. The largest document of the front-ends, the README and the tests has some 150 tokens
 * and 1,600 characters in 100 lines, and its fields are 6 deep; the introspection query of graphql-js has 163 tokens,
 * which come to 230 selections, and its fields are 15 deep. The limits keep well away from both. Together they keep what
 * parsing, validating and answering a document takes below 50 ms (`npm run bench:hostile`): whoever raises one, measures
 * again.
 */
export const LIMITS = {
  characters: limit(40_000, 'characters in a document'),
  // Each error counts the lines before it, and comments end lines.
  lines: limit(2_000, 'lines in a document'),
  tokens: limit(2_000, 'tokens in a document'),
  comments: limit(500, 'comments in a document'),
  // Each error tells the names that it is about.
  nameLength: limit(256, 'characters in a name'),
  // The parser calls itself for each bracket: at some 1,500 the stack is full.
  nesting: limit(50, 'brackets of any kind inside each other'),
  depth: limit(20, 'fields inside each other'),
  // From here on, fragments count wherever they are spread. Scanners try 500.
  selections: limit(490, 'fields and fragments in an operation'),
  aliases: limit(50, 'aliases in an operation'),
  directives: limit(50, 'directives in an operation'),
  // The schema has two that queries may use.
  directivesAtOnce: limit(5, 'directives at one place'),
  mutationFields: limit(10, 'fields at the root of a mutation'),
  variables: limit(100, 'variables in an operation'),
  // The whole schema is types, and their fields: a third list of that kind multiplies it.
  introspectionLists: limit(2, 'lists of types, fields or enum values inside each other'),
  introspectionAliases: limit(5, 'aliases in what is asked of the schema'),
  // Twice the longest list of the API, which is the representations of a router.
  listItems: limit(2_000, 'items in a list of the variables'),
  // Each error about an object tells all of it.
  objectMembers: limit(100, 'members in an object of the variables'),
  values: limit(10_000, 'values in the variables'),
  valueDepth: limit(10, 'objects and lists inside each other in the variables'),
  // Each takes about a microsecond from its resolver to its last byte: 40 ms in all.
  answerSize: limit(40_000, 'values in an answer, long texts counted as several'),
} as const;

/** The limit, if the number is beyond it. */
export function checkLimit(name: LimitName, found: number): LimitViolation | undefined {
  return found > LIMITS[name].max ? { name, ...LIMITS[name] } : undefined;
}

function limit(max: number, what: string): Omit<LimitViolation, 'name'> {
  return { max, message: `There may be at most ${max} ${what}.` };
}
