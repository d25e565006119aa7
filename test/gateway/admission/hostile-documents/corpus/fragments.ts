import {
  answered,
  overLimit,
  hostile,
  type HostileRequest,
  invalid,
  many,
} from './hostile-request.ts';

/** Fragments that spread the next one twice: each doubles what is selected. */
function doubling(count: number, inside = '__typename'): string {
  const each = many(
    count,
    (index) => `fragment f${index} on Query { ...f${index + 1} ...f${index + 1} }`,
  );
  return `{ ...f0 } ${each} fragment f${count} on Query { ${inside} }`;
}

/** Fragments that spread all later ones. */
function complete(count: number): string {
  return many(
    count,
    (index) =>
      `fragment f${index} on Query { __typename ${many(count - index - 1, (next) => `...f${index + next + 1}`)} }`,
  );
}

/** Fragments that spread each other in a circle. */
function circle(count: number): string {
  return many(count, (index) => `fragment f${index} on Query { ...f${(index + 1) % count} }`);
}

/** Fragments that multiply, are cyclic, or are useless. */
export const fragments: readonly HostileRequest[] = [
  hostile('fragments that come to 382 selections', doubling(7), answered),
  hostile('fragments that come to 2^20 selections', doubling(20), overLimit('selections')),
  hostile('fragments that come to 2^120 selections', doubling(120), overLimit('selections')),
  hostile('fragments that multiply one alias', doubling(8, 'a: __typename'), overLimit('aliases')),
  hostile(
    'fragments that multiply one directive',
    doubling(8, '__typename @skip(if: false)'),
    overLimit('directives'),
  ),
  hostile(
    '30 fragments that each spread all others after them',
    `{ ...f0 } ${complete(30)}`,
    overLimit('selections'),
  ),
  hostile('a fragment that spreads itself', '{ ...f } fragment f on Query { ...f }', invalid),
  hostile(
    'a fragment that spreads itself, inside of a field',
    '{ contact(id: "x") { ...f } } fragment f on Contact { previousContact { ...f } }',
    invalid,
  ),
  hostile('a circle of two fragments', `{ ...f0 } ${circle(2)}`, invalid),
  hostile('a circle of 240 fragments', `{ ...f0 } ${circle(240)}`, invalid),
  hostile(
    'a circle of 240 fragments, one on each line of many',
    `${'\n'.repeat(1_900)}{ ...f0 } ${circle(240)}`,
    invalid,
  ),
  hostile(
    'all circles of 40 fragments',
    `{ ...f0 } ${many(40, (index) => `fragment f${index} on Query { ${many(40, (next) => `...f${next}`)} }`)}`,
    overLimit('tokens'),
  ),
  hostile(
    'all circles of 4 fragments',
    `{ ...f0 } ${many(4, (index) => `fragment f${index} on Query { ${many(4, (next) => `...f${next}`)} }`)}`,
    invalid,
  ),
  hostile('a circle that nothing spreads', `{ __typename } ${circle(200)}`, invalid),
  hostile(
    'a chain of 200 fragments',
    `{ ...f0 } ${many(200, (index) => `fragment f${index} on Query { ...f${index + 1} }`)} fragment f200 on Query { __typename }`,
    answered,
  ),
  hostile(
    '200 fragments that are not used',
    `{ __typename } ${many(200, (index) => `fragment f${index} on Query { __typename }`)}`,
    invalid,
  ),
  hostile(
    '200 fragments of one name',
    `{ ...f } ${many(200, () => 'fragment f on Query { __typename }')}`,
    invalid,
  ),
  hostile('490 spreads of a fragment that is not there', `{ ${'...f '.repeat(490)} }`, invalid),
  hostile(
    '600 spreads of one fragment',
    `{ ${'...f '.repeat(600)} } fragment f on Query { __typename }`,
    overLimit('selections'),
  ),
  hostile(
    '40 fragments that contradict each other',
    `{ ${many(40, (index) => `...f${index}`)} } ${many(40, (index) => `fragment f${index} on Query { contact(id: "${index}") { id } }`)}`,
    invalid,
  ),
  hostile(
    'fragments on types that are not there',
    `{ ${many(150, (index) => `... on T${index} { a }`)} }`,
    invalid,
  ),
  hostile(
    '100 fragments on types that cannot be',
    `{ ${many(100, () => '... on Contact { id }')} }`,
    invalid,
  ),
];
