import { describe, expect, test } from '@jest/globals';
import { buildSchema, GraphQLError, parse, validate } from 'graphql';
import { stripSuggestions } from '../../../src/gateway/graphql/format-error.ts';

const schema = buildSchema(`
  enum Kind { SECRET }
  input Filter { secret: Kind }
  type Query { secret(filter: Filter, hidden: Int): Secret }
  type Secret { word: String }
`);

describe('a message of graphql-js loses what it suggests', () => {
  test.each([
    ['of a field', '{ secre { word } }'],
    ['of a selection', '{ secret }'],
    ['of an argument', '{ secret(hiden: 1) { word } }'],
    ['of a type', '{ secret { ... on Secre { word } } }'],
    ['of a value', '{ secret(filter: { secret: SECRE }) { word } }'],
    ['of an input field', '{ secret(filter: { secre: SECRET }) { word } }'],
    ['of a quoted value', '{ secret(filter: { secret: "SECRET" }) { word } }'],
  ])('%s', (_, document) => {
    const messages = validate(schema, parse(document)).map(({ message }) => message);

    expect(messages.join()).toContain('Did you mean');
    expect(messages.map(stripSuggestions).join()).not.toContain('Did you mean');
  });

  test.each([
    'Did you mean',
    'Field "x" is unknown.',
    'The value " Did you mean x?" is none.',
    'Which one?',
    '',
  ])('and none else: %s', (message) => {
    expect(stripSuggestions(message)).toBe(message);
  });

  test('of a caller’s words that are like a suggestion, in time that grows with their length only', () => {
    const long = new GraphQLError(' Did you mean'.repeat(1_000_000));
    const started = performance.now();

    expect(stripSuggestions(long.message)).toBe(long.message);
    // With the square of the length it would be hours.
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});
