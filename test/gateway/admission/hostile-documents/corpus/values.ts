import {
  answered,
  badArgument,
  badInput,
  badRequest,
  overLimit,
  hostile,
  hostileBody,
  type HostileRequest,
  hostileSearch,
  invalid,
  many,
  nested,
  rejected,
} from './hostile-request.ts';

const BY_ID = 'query ($id: ID!) { contact(id: $id) { id } }';
const FILTERED = 'query ($filter: ContactFilterInput) { contacts(filter: $filter) { totalCount } }';
const LONG = 'x'.repeat(200_000);

/** An object with this number of members, each with a unique name. */
function members(count: number, value: unknown): Record<string, unknown> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`m${index}`, value]));
}

function variables(text: string): string {
  return `{"query":${JSON.stringify(BY_ID)},"variables":${text}}`;
}

/** Arguments, variables and directives that are too many, too deep or too odd. */
export const values: readonly HostileRequest[] = [
  hostile(
    'a list 40 deep as an argument',
    `{ contact(id: ${nested(40, '[', '1', ']')}) { id } }`,
    invalid,
  ),
  hostile(
    'a list 10,000 deep as an argument',
    `{ contact(id: ${'['.repeat(10_000)}`,
    overLimit('nesting'),
  ),
  hostile(
    'an object 40 deep as an argument',
    `{ contacts(filter: ${nested(40, '{name: ', '1', '}')}) { totalCount } }`,
    invalid,
  ),
  hostile(
    'an object 10,000 deep as an argument',
    `{ contacts(filter: ${'{a:'.repeat(10_000)}`,
    overLimit('nesting'),
  ),
  hostile(
    'a list of 1,900 items as an argument',
    `{ contacts(filter: {queueIds: [${'"q" '.repeat(1_900)}]}) { totalCount } }`,
    badArgument,
  ),
  hostile(
    'a list of 5,000 items as an argument',
    `{ contacts(filter: {queueIds: [${'1 '.repeat(5_000)}]}) { totalCount } }`,
    overLimit('tokens'),
  ),
  hostile(
    '600 unknown arguments',
    `{ contact(${many(600, (index) => `a${index}: 1`)}) { id } }`,
    invalid,
  ),
  hostile('600 times one argument', `{ contact(${'id: 1 '.repeat(600)}) { id } }`, invalid),
  hostile(
    '400 unknown members of an object',
    `{ contacts(filter: {${many(400, (index) => `a${index}: 1`)}}) { totalCount } }`,
    invalid,
  ),
  hostile(
    '400 times one member of an object',
    `{ contacts(filter: {${'active: true '.repeat(400)}}) { totalCount } }`,
    invalid,
  ),
  hostile(
    '51 directives on a field',
    `{ __typename ${'@skip(if: false) '.repeat(51)} }`,
    overLimit('directives'),
  ),
  hostile('5 times one directive', `{ __typename ${'@skip(if: false) '.repeat(5)} }`, invalid),
  hostile(
    '50 times one directive',
    `{ __typename ${'@skip(if: false) '.repeat(50)} }`,
    overLimit('directivesAtOnce'),
  ),
  hostile('900 directives', `{ __typename ${'@a '.repeat(900)} }`, overLimit('directives')),
  hostile(
    '900 directives on an operation',
    `query q ${'@a '.repeat(900)} { __typename }`,
    overLimit('directives'),
  ),
  hostile(
    'directives on variables',
    `query (${many(60, (index) => `$v${index}: ID @a`)}) { __typename }`,
    overLimit('directives'),
  ),
  hostile(
    'directives on fragments in place',
    `{ ${many(60, () => '... @skip(if: false) { __typename }')} }`,
    overLimit('directives'),
  ),
  hostile(
    '100 variables that are not used',
    `query (${many(100, (index) => `$v${index}: ID`)}) { __typename }`,
    invalid,
  ),
  hostile(
    '101 variables',
    `query (${many(101, (index) => `$v${index}: ID`)}) { __typename }`,
    overLimit('variables'),
  ),
  hostile(
    '300 variables that are not defined',
    `{ ${many(300, (index) => `contact(id: $v${index}) { id }`)} }`,
    overLimit('tokens'),
  ),
  hostile(
    '150 variables that are not defined',
    `query q { ${many(150, (index) => `contact(id: $v${index}) { id }`)} }`,
    invalid,
  ),
  hostile('100 times one variable', `query (${'$v: ID '.repeat(100)}) { __typename }`, invalid),
  hostile(
    'a list type 40 deep',
    `query ($v: ${nested(40, '[', 'ID', ']')}) { contact(id: $v) { id } }`,
    invalid,
  ),
  hostile('a list type 10,000 deep', `query ($v: ${'['.repeat(10_000)}`, overLimit('nesting')),
  hostile(
    'a default value 40 deep',
    `query ($v: ID = ${nested(40, '[', '1', ']')}) { contact(id: $v) { id } }`,
    invalid,
  ),
  hostile(
    'a default value 40 deep in objects',
    `query ($v: ContactFilterInput = ${nested(40, '{name: ', '1', '}')}) { contacts(filter: $v) { totalCount } }`,
    invalid,
  ),
  hostileBody(
    'a variable 100,000 deep',
    variables(`{"id":${nested(100_000, '[', '1', ']')}}`),
    overLimit('valueDepth'),
  ),
  hostileBody(
    'a variable 40,000 objects deep',
    variables(`{"id":${nested(40_000, '{"a":', '1', '}')}}`),
    overLimit('valueDepth'),
  ),
  hostileBody('a variable 10 deep', variables(`{"id":${nested(10, '[', '1', ']')}}`), badInput),
  hostile('a variable of 100,000 items', BY_ID, overLimit('listItems'), {
    variables: { id: Array(100_000).fill(1) },
  }),
  hostile('a variable of 2,000 items, none of them valid', FILTERED, badInput, {
    variables: { filter: { queueIds: Array(2_000).fill({}) } },
  }),
  hostile('10,001 values', FILTERED, overLimit('values'), {
    variables: { filter: Array(6).fill(Array(2_000).fill(1)) },
  }),
  hostile('101 variables that are given', '{ __typename }', overLimit('variables'), {
    variables: members(101, 1),
  }),
  hostile('20,000 variables that are given', '{ __typename }', overLimit('variables'), {
    variables: members(20_000, 1),
  }),
  hostile('99 members that an input does not have, and a long one', FILTERED, badInput, {
    variables: { filter: { ...members(99, 1), long: LONG } },
  }),
  hostile('ten members that an input does not have, and a long one', FILTERED, badInput, {
    variables: { filter: { ...members(9, 1), long: LONG } },
  }),
  hostile(
    'as many objects as allowed, each with an unknown member',
    'query ($v: [TagFilterInput!]) { queues(tags: $v) { totalCount } }',
    badInput,
    { variables: { v: Array.from({ length: 90 }, () => members(100, 1)) } },
  ),
  hostile('15,000 members that an input does not have', FILTERED, overLimit('objectMembers'), {
    variables: { filter: members(15_000, 1) },
  }),
  hostile('an id of 200,000 characters', BY_ID, badArgument, { variables: { id: LONG } }),
  hostile('a number of no end', BY_ID, answered, { variables: { id: 1e15 } }),
  hostileBody('a number of 100,000 digits', variables(`{"id":${'9'.repeat(100_000)}}`), badInput),
  hostileBody('a member __proto__', variables('{"id":"x","__proto__":{"admin":true}}'), badRequest),
  hostileBody(
    'a member __proto__ of an input',
    `{"query":${JSON.stringify(FILTERED)},"variables":{"filter":{"__proto__":{"active":true}}}}`,
    badRequest,
  ),
  hostileBody(
    'a member constructor.prototype',
    variables('{"id":"x","constructor":{"prototype":{"admin":true}}}'),
    badRequest,
  ),
  hostileBody(
    'one member 20,000 times',
    variables(`{${'"id":"x",'.repeat(20_000)}"id":"y"}`),
    answered,
  ),
  hostile(
    'variables named like members of objects',
    'query ($__proto__: ID, $constructor: ID, $toString: ID!) { contact(id: $toString, instanceId: $__proto__) { id } b: contact(id: $toString, instanceId: $constructor) { id } }',
    badInput,
  ),
  hostile(
    'aliases named like members of objects',
    '{ __proto__: __typename constructor: __typename hasOwnProperty: __typename toString: __typename }',
    answered,
  ),
  hostileBody(
    'extensions 20,000 deep',
    `{"query":"{ __typename }","extensions":${nested(20_000, '{"a":', '1', '}')}}`,
    answered,
  ),
  hostileBody(
    'a document that is an object',
    '{"query":{"kind":"Document","definitions":[]}}',
    badRequest,
  ),
  hostileBody(
    '10,000 requests in one',
    `[${many(5_000, () => '{"query":"{__typename}"}').replaceAll(' ', ',')}]`,
    badRequest,
  ),
  hostileBody('a body 200,000 deep', '['.repeat(200_000), badRequest),
  hostileBody(
    'a body above the size limit',
    JSON.stringify({ query: ' '.repeat(300_000) }),
    rejected('BAD_REQUEST', 413),
  ),
  hostileSearch(
    'a variable 900 deep in a URL',
    { query: BY_ID, variables: `{"id":${nested(900, '[', '1', ']')}}` },
    overLimit('valueDepth'),
  ),
  hostileSearch(
    'extensions 600 deep in a URL',
    { query: '{ __typename }', extensions: nested(600, '{"a":', '1', '}') },
    answered,
  ),
  hostileSearch(
    'aliases in a URL',
    { query: `{${many(60, (index) => `a${index}:__typename`)}}` },
    overLimit('aliases'),
  ),
  hostileSearch(
    'variables in a URL that are no JSON',
    { query: BY_ID, variables: '{"id":' },
    badRequest,
  ),
];
