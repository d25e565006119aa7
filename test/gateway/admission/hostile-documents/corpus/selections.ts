import {
  answered,
  overLimit,
  hostile,
  type HostileRequest,
  invalid,
  many,
  nested,
  unparsable,
} from './hostile-request.ts';

/** A chain of previous contacts of this depth. */
function chain(depth: number): string {
  return `{ contact(id: "x") ${nested(depth - 2, '{ previousContact ', '{ id }', '}')} }`;
}

/** Fields of the same name that differ in their arguments, so that each is compared with each. */
function conflicts(count: number, inside: string): string {
  return `{ ${many(count, (index) => `contact(id: "${index}") { ${inside} }`)} }`;
}

/** Deep, wide and contradicting selections. */
export const selections: readonly HostileRequest[] = [
  hostile(
    'fields 18 deep through fragments in place',
    chain(8).replace('{ id }', nested(10, '{ ... on Contact ', '{ id }', '}')),
    answered,
  ),
  hostile('fields one deeper than allowed', chain(21), overLimit('depth')),
  hostile('fields 40 deep', chain(40), overLimit('depth')),
  hostile('fields 900 deep', chain(900), overLimit('nesting')),
  hostile('fields 10,000 deep', '{a'.repeat(10_000), overLimit('nesting')),
  hostile(
    'fragments in place 5,000 deep',
    nested(5_000, '{... ', '{__typename}', '}'),
    overLimit('nesting'),
  ),
  hostile('fields as deep as the parser may go', '{a'.repeat(50), unparsable),
  hostile(
    '10,000 different fields',
    `{ ${many(10_000, (index) => `a${index}`)} }`,
    overLimit('characters'),
  ),
  hostile(
    '4,000 different fields',
    `{ ${many(4_000, (index) => `a${index}`)} }`,
    overLimit('tokens'),
  ),
  hostile('490 unknown fields', `{ ${many(490, (index) => `a${index}`)} }`, invalid),
  hostile('490 times the same field', `{ ${'__typename '.repeat(490)} }`, answered),
  hostile('10,000 times the same field', `{ ${'a '.repeat(10_000)} }`, overLimit('tokens')),
  hostile(
    'one alias too many',
    `{ ${many(51, (index) => `a${index}: __typename`)} }`,
    overLimit('aliases'),
  ),
  hostile(
    'as many aliases as allowed',
    `{ ${many(50, (index) => `a${index}: __typename`)} }`,
    answered,
  ),
  hostile(
    '600 aliases',
    `{ ${many(600, (index) => `a${index}: __typename`)} }`,
    overLimit('aliases'),
  ),
  hostile(
    '5,000 aliases',
    `{ ${many(5_000, (index) => `a${index}:__typename`)} }`,
    overLimit('characters'),
  ),
  hostile(
    'aliases of one name for different fields',
    `{ ${many(50, (index) => `x: ${index % 2 ? 'contact' : 'queue'}(id: "1") { id }`)} }`,
    invalid,
  ),
  hostile('150 fields that contradict each other', conflicts(150, 'id name'), invalid),
  hostile(
    'contradicting fields inside of contradicting fields',
    conflicts(12, conflicts(12, 'id').slice(1, -1).replaceAll('contact(id:', 'related(first:')),
    invalid,
  ),
  hostile(
    'equal fields with other selections each',
    `{ ${many(120, (index) => `contact(id: "1") { ${index % 2 ? 'id' : 'arn'} name }`)} }`,
    answered,
  ),
  hostile(
    'long arguments that are compared with each other',
    `{ ${many(40, (index) => `queues(search: "${'s'.repeat(700)}${index}") { totalCount }`)} }`,
    invalid,
  ),
  hostile(
    'lists as arguments that are compared with each other',
    `{ ${many(40, (index) => `contact(id: [${'1 '.repeat(35)}${index}]) { id }`)} }`,
    invalid,
  ),
  hostile(
    '11 fields at the root of a mutation',
    `mutation { ${many(11, (index) => `a${index}: transferContact(input: {contactId: "x", target: {queueId: "y"}}) { __typename }`)} }`,
    overLimit('mutationFields'),
  ),
  hostile(
    '12 fields at the root of a mutation, through fragments',
    `mutation { ...A ... on Mutation { ...B } } ${['A', 'B'].map((name) => `fragment ${name} on Mutation { ${many(6, (index) => `${name}${index}: transferContact(input: {contactId: "x", target: {queueId: "y"}}) { __typename }`)} }`).join(' ')}`,
    overLimit('mutationFields'),
  ),
  hostile(
    'a mutation of 11 names of its type',
    `mutation { ${'__typename '.repeat(11)} }`,
    overLimit('mutationFields'),
  ),
];
