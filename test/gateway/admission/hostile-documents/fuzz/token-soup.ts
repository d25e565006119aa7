import type { Random } from '../../../../../harness/chaos/plan/random.ts';

const TOKENS = [
  ...['{', '}', '(', ')', '[', ']', ':', '=', '!', '|', '&', '@', '$', '...', ',', '#', '#\n'],
  ...['query', 'mutation', 'subscription', 'fragment', 'on', 'type', 'schema', 'extend', 'null'],
  ...[
    'contact',
    'contacts',
    'queue',
    'queues',
    'transferContact',
    '__schema',
    '__type',
    '__typename',
  ],
  ...['id', 'name', 'nodes', 'edges', 'first', 'after', 'input', 'filter', 'types', 'fields'],
  ...[
    '"x"',
    '""',
    '"',
    '"""',
    '"""a"""',
    '1',
    '-0',
    '1e999',
    '0.1',
    'true',
    'false',
    '$id',
    '@skip',
  ],
  ...[
    '@include(if: true)',
    'a:',
    '__proto__',
    '\n',
    '\r',
    '\t',
    '\uFEFF',
    '\u0000',
    '\\',
    '%',
    '\u{1F600}',
  ],
  ...[
    '{ __typename }',
    '(id: "x")',
    '... on Contact {',
    'ID!',
    '[ID!]!',
    'F',
    '...F',
    '\\u{41}',
    '\ud83d',
  ],
] as const;

/** Tokens of GraphQL, and text that only looks like tokens, in any order. */
export function tokenSoup(random: Random): string {
  const count = random.magnitude(1, 3_000);
  const some = Array.from({ length: random.int(1, 12) }, () => random.pick(TOKENS));
  // A few tokens that are repeated find more than many different ones.
  const pick = random.chance(0.5)
    ? (): string => some[random.int(0, some.length - 1)] ?? ''
    : (): string => random.pick(TOKENS);
  const between = random.chance(0.8) ? ' ' : '';
  return Array.from({ length: count }, pick).join(between);
}
