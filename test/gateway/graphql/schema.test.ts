import { readFile } from 'node:fs/promises';
import { describe, expect, test } from '@jest/globals';
import {
  type GraphQLNamedType,
  type GraphQLResolveInfo,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
  isUnionType,
} from 'graphql';
import { MUTATION_NAMES } from '../../../src/contacts/operations/index.ts';
import { apiSchema, printApiSchema } from '../../../src/gateway/graphql/schema.ts';

const schema = apiSchema();
const types = Object.values(schema.getTypeMap()).filter(
  (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
);

interface Described {
  readonly description?: string | null | undefined;
}

/** A type and all that is declared in it, each with a name to report. */
function declarations(type: GraphQLNamedType): [name: string, Described][] {
  const found: [string, Described][] = [[type.name, type]];
  if (isEnumType(type)) {
    for (const value of type.getValues()) found.push([`${type.name}.${value.name}`, value]);
  }
  if (isInputObjectType(type)) {
    for (const field of Object.values(type.getFields())) {
      found.push([`${type.name}.${field.name}`, field]);
    }
  }
  if (isObjectType(type) || isInterfaceType(type)) {
    for (const field of Object.values(type.getFields())) {
      found.push([`${type.name}.${field.name}`, field]);
      for (const arg of field.args) found.push([`${type.name}.${field.name}(${arg.name})`, arg]);
    }
  }
  return found;
}

describe('the schema', () => {
  test('is the one in schema.graphql', async () => {
    const committed = await readFile(new URL('../../../schema.graphql', import.meta.url), 'utf8');

    expect(printApiSchema()).toBe(committed);
  });

  test('describes everything', () => {
    const all: [string, Described][] = [['schema', schema], ...types.flatMap(declarations)];
    const undescribed = all.filter(([, { description }]) => !description).map(([name]) => name);

    expect(undescribed).toStrictEqual([]);
  });

  test('ends the name of a type in Error if and only if it is a ContactError', () => {
    const named = types.filter(({ name }) => name.endsWith('Error')).map(({ name }) => name);
    const errors = types
      .filter((type) => isObjectType(type) || isInterfaceType(type))
      .filter(
        (type) =>
          type.name === 'ContactError' ||
          type.getInterfaces().some(({ name }) => name === 'ContactError'),
      )
      .map(({ name }) => name);

    expect(named).toStrictEqual(errors);
    expect(errors.filter((name) => !name.startsWith('Contact'))).toStrictEqual([]);
  });

  test('gives fields of the same name the same type in all errors', () => {
    const byName = new Map<string, Set<string>>();
    for (const type of types) {
      if (!isObjectType(type) || !type.name.endsWith('Error')) continue;
      for (const field of Object.values(type.getFields())) {
        const named = String(field.type).replaceAll('!', '');
        byName.set(field.name, (byName.get(field.name) ?? new Set()).add(named));
      }
    }

    const ambiguous = [...byName].filter(([, seen]) => seen.size > 1).map(([name]) => name);
    expect(ambiguous).toStrictEqual([]);
  });

  test('says of each message that it is for developers, and how to handle unknown errors', () => {
    const messages = types
      .filter((type) => isObjectType(type) || isInterfaceType(type))
      .filter(({ name }) => name.endsWith('Error'))
      .map((type) => type.getFields()['message']?.description);
    const result = schema.getType('TransferContactResult')?.description;
    const code = schema.getType('ContactErrorCode')?.description;

    expect([...new Set(messages)]).toStrictEqual([
      expect.stringMatching(/for developers and logs.*go by `__typename`/),
    ]);
    expect(result).toMatch(/\.{3} on ContactError \{ message code retryable \}.* by its `code`/);
    expect(code).toMatch(/does not know by its `code`.*unknown code by `retryable`/);
  });

  test('never takes a value that it does not know for one of the members of a union', () => {
    const unions = types.filter((type) => isUnionType(type));

    expect(unions).not.toStrictEqual([]);
    for (const union of unions) {
      const resolve = (): unknown =>
        union.resolveType?.({ message: 'Of no class.' }, {}, {} as GraphQLResolveInfo, union);
      expect(resolve).toThrow(`Cannot resolve type for union ${union.name}`);
    }
  });

  test('gives every mutation one input, and a nullable union with one success', () => {
    const mutations = Object.values(schema.getMutationType()?.getFields() ?? {});

    expect([...MUTATION_NAMES].sort()).toStrictEqual(mutations.map(({ name }) => name).sort());
    for (const { name, args, type } of mutations) {
      const verbNoun = name.charAt(0).toUpperCase() + name.slice(1);
      const members = isUnionType(type) ? type.getTypes().map((member) => member.name) : [];

      expect(args.map((arg) => `${arg.name}: ${String(arg.type)}`)).toStrictEqual([
        `input: ${verbNoun}Input!`,
      ]);
      expect(String(type)).toBe(`${verbNoun}Result`);
      expect(members.filter((member) => !member.endsWith('Error'))).toStrictEqual([
        `${verbNoun}Success`,
      ]);
    }
  });
});
