import { expect, test } from '@jest/globals';
import { readLinkedTab } from '../../src/graphiql/linked-tab.ts';

const read = (parameters: Record<string, string>): unknown =>
  readLinkedTab(`?${String(new URLSearchParams(parameters))}`);
const tab = (members: object): unknown => ({
  query: '{ a }',
  variables: '',
  operationName: undefined,
  leftOut: undefined,
  ...members,
});
const leftOut = expect.stringContaining('not a JSON object');

test.each([
  [{ query: '{ a }' }, {}],
  [{ query: '{ a }', variables: '', operationName: '' }, {}],
  [{ query: '{ a }', variables: '{"a":[1]}' }, { variables: '{\n  "a": [\n    1\n  ]\n}' }],
  [{ query: '{ a }', operationName: 'A_1' }, { operationName: 'A_1' }],
  [{ query: '{ a }', operationName: 'A B' }, {}],
  [{ query: '{ a }', variables: '{' }, { leftOut }],
  [{ query: '{ a }', variables: '[]' }, { leftOut }],
  [{ query: '{ a }', variables: 'null' }, { leftOut }],
  [{ query: '{ a }', headers: '{"authorization":"Bearer x"}' }, {}],
  [{ query: 'no GraphQL' }, { query: 'no GraphQL' }],
])('a link with %j opens a tab with %j', (parameters, members) => {
  expect(read(parameters)).toStrictEqual(tab(members));
});

test.each([
  {},
  { query: '' },
  { query: ' \n' },
  { variables: '{}' },
  { query: 'x'.repeat(16_384) },
])('a link with %j opens none', (parameters) => {
  expect(read(parameters as Record<string, string>)).toBeUndefined();
});

// The last has more levels than there is room for on the stack.
test.each([300, 2_600, 6_000])('variables with %i levels stay as they came', (levels) => {
  const variables = `{"a":${'['.repeat(levels)}${']'.repeat(levels)}}`;
  const search = `?query={a}&variables=${variables}`;

  expect(readLinkedTab(search)).toMatchObject({ variables, leftOut: undefined });
});
