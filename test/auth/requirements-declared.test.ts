import { describe, expect, test } from '@jest/globals';
import { type GraphQLObjectType, isInputObjectType, isObjectType } from 'graphql';
import { DEFAULT_SCOPE_NAMES, PERMISSIONS } from '../../src/auth/permission.ts';
import { ATTRIBUTE_SEARCH_REQUIREMENTS } from '../../src/contacts/search/contact-filter.input.ts';
import { requirementsOfField } from '../../src/gateway/graphql/authorization/requirements-of-field.ts';
import { subgraphSchema } from '../../src/gateway/graphql/federation/subgraph-schema.ts';
import type { Requirement } from '../../src/graphql-kit/access/requires-permission.ts';
import { readPage } from '../support/docs.ts';
import { REQUIREMENTS, requirementsOf } from './support/requirements.ts';

const schema = subgraphSchema();
const objects = Object.values(schema.getTypeMap()).filter(
  (type): type is GraphQLObjectType => isObjectType(type) && !type.name.startsWith('__'),
);
const declaring = objects.filter(({ name }) => name in REQUIREMENTS);

/** The required scopes in a description. */
function scopesIn(description: string | null | undefined): string[] {
  const [, sentence = ''] = /equires? the scopes? (.*)\.$/.exec(description ?? '') ?? [];
  return [...sentence.matchAll(/`([^`]+)`/g)].map(([, scope = '']) => scope);
}

/** The names in a cell of a table, sorted. */
function namesIn(cell: string): string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name).sort();
}

function scopesOf(requirements: readonly Requirement[] = []): string[] {
  return requirements.flatMap((requirement) =>
    requirement === 'ROUTER' ? [] : [DEFAULT_SCOPE_NAMES[requirement]],
  );
}

describe('the requirements of fields', () => {
  test.each(
    declaring.flatMap((type) => Object.keys(type.getFields()).map((name) => [type.name, name])),
  )('%s.%s declares it', (typeName = '', fieldName = '') => {
    const type = schema.getType(typeName) as GraphQLObjectType;

    expect(requirementsOfField(type, fieldName)).toStrictEqual(requirementsOf(typeName, fieldName));
    expect(requirementsOf(typeName, fieldName)).toBeDefined();
  });

  test.each(
    objects.flatMap((type) =>
      Object.values(type.getFields()).map(
        ({ name, description }) => [type.name, name, description] as const,
      ),
    ),
  )('%s.%s says it in its description', (typeName, name, description) => {
    expect(scopesIn(description)).toStrictEqual(scopesOf(requirementsOf(typeName, name)));
  });

  test.each(objects)(
    '%s states in its description what its fields require',
    ({ name, description }) => {
      expect(scopesIn(description)).toStrictEqual(scopesOf(REQUIREMENTS[name]?.['*']));
    },
  );

  test('are none for the root fields that a review has to know', () => {
    const open = Object.entries(REQUIREMENTS['Query'] ?? {}).filter(([, { length }]) => !length);

    expect(open.map(([name]) => name)).toStrictEqual(['node', 'viewer']);
  });

  test('are in the description of an input field that requires them', () => {
    const filter = schema.getType('ContactFilterInput');
    const fields = isInputObjectType(filter) ? filter.getFields() : {};

    expect(scopesIn(fields['attributes']?.description)).toStrictEqual(
      scopesOf(ATTRIBUTE_SEARCH_REQUIREMENTS),
    );
    expect(scopesIn(fields['tags']?.description)).toStrictEqual([]);
  });

  test('are in the table of docs/authorization.md, scope by scope', async () => {
    const page = await readPage('docs/authorization.md');
    const rows = page.matchAll(/^\| `(\w+:\w+)` \|([^|]*)\|([^|]*)\|/gm);
    const listed = [...rows].map(([, scope = '', ...cells]) => [scope, ...cells.map(namesIn)]);

    const { Query, Mutation, ...types } = REQUIREMENTS;
    const roots = Object.entries({ ...Query, ...Mutation });
    const fields = Object.entries(types).flatMap(([type, { '*': ofType = [], ...own }]) => [
      [type, ofType] as const,
      // Beside what its type requires.
      ...Object.entries(own).map(
        ([name, required]) =>
          [`${type}.${name}`, required.filter((each) => !ofType.includes(each))] as const,
      ),
    ]);
    const inputs = [['ContactFilterInput.attributes', ATTRIBUTE_SEARCH_REQUIREMENTS] as const];
    const expected = PERMISSIONS.map((permission) => [
      DEFAULT_SCOPE_NAMES[permission],
      ...[roots, [...fields, ...inputs]].map((declared) =>
        declared
          .flatMap(([name, required]) => (required.includes(permission) ? [name] : []))
          .sort(),
      ),
    ]);
    expect(listed).toStrictEqual(expected);
  });

  test('are in the table for each root type and each entity', () => {
    const entities = schema.getType('_Entity');
    const members = entities && 'getTypes' in entities ? entities.getTypes() : [];

    expect(Object.keys(REQUIREMENTS)).toStrictEqual(
      expect.arrayContaining(['Query', 'Mutation', ...members.map(({ name }) => name)]),
    );
    expect(members).toHaveLength(6);
  });
});
