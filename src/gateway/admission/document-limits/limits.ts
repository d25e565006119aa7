/** `extensions.code` of a request that violates a limit. */
export const DOCUMENT_LIMIT_EXCEEDED = 'DOCUMENT_LIMIT_EXCEEDED';

/** A limit that a request violates. */
export interface LimitViolation {
  readonly name: LimitName;
  readonly max: number;
  /** A sentence for the caller. */
  readonly message: string;
}

export type LimitName = keyof typeof LIMITS;

/**
 * The max sizes of a request. The largest document of the front-ends, the documentation and the tests has some 150 tokens and 1,600
 * characters in 100 lines, and its fields are 6 deep; the introspection query of graphql-js has 163 tokens with 230
 * selections, and its fields are 15 deep. The limits are well above both. Together they keep the time to parse, validate and
 * answer a document below 50 ms (`npx node bench/hostile/main.ts`): measure again when you raise one.
 */
export const LIMITS = {
  characters: limit(40_000, 'characters in a document'),
  // The location of each error is found by counting lines.
  lines: limit(2_000, 'lines in a document'),
  tokens: limit(2_000, 'tokens in a document'),
  comments: limit(500, 'comments in a document'),
  // Errors contain the names that they are about.
  nameLength: limit(256, 'characters in a name'),
  // The parser recurses for each bracket: at some 1,500 the stack overflows.
  nesting: limit(50, 'nested brackets of any kind'),
  depth: limit(20, 'nested fields'),
  // From here on, fragments count wherever they are spread. Security scanners try 500.
  selections: limit(490, 'fields and fragments in an operation'),
  aliases: limit(50, 'aliases in an operation'),
  directives: limit(50, 'directives in an operation'),
  // The schema has two that queries may use.
  directivesAtOnce: limit(5, 'directives at one place'),
  mutationFields: limit(10, 'fields at the root of a mutation'),
  variables: limit(100, 'variables in an operation'),
  // The whole schema is types and their fields: a third list of that kind multiplies it.
  introspectionLists: limit(2, 'nested lists of types, fields or enum values'),
  introspectionAliases: limit(5, 'aliases in the introspection of an operation'),
  // Twice the longest list of the API, the representations of a router.
  listItems: limit(2_000, 'items in a list of the variables'),
  // Each error about an object contains all of it.
  objectMembers: limit(100, 'members in an object of the variables'),
  values: limit(10_000, 'values in the variables'),
  valueDepth: limit(10, 'nested objects and lists in the variables'),
  // Each takes about a microsecond from its resolver to its last byte: 40 ms in all.
  answerSize: limit(40_000, 'values in an answer, long texts counted as several'),
} as const;

/** The violation of a limit by a number; undefined when it is within the limit. */
export function checkLimit(name: LimitName, found: number): LimitViolation | undefined {
  return found > LIMITS[name].max ? { name, ...LIMITS[name] } : undefined;
}

function limit(max: number, what: string): Omit<LimitViolation, 'name'> {
  return { max, message: `There may be at most ${max} ${what}.` };
}
