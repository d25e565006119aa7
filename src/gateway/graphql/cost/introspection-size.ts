import {
  type FieldNode,
  getNamedType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isObjectType,
  isUnionType,
  getNullableType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
} from 'graphql';
import type { selectFields } from '../../../graphql-kit/document/select-fields.ts';
import { CHARACTERS_PER_VALUE } from './answer-size.ts';

/** The selected fields of an object of a type. */
export type FieldsOf = (
  type: GraphQLObjectType,
  nodes: readonly FieldNode[],
) => ReturnType<typeof selectFields>;

/** The lengths of introspection's lists: on average over all types of the schema, and max. */
interface Lengths {
  readonly average: ReadonlyMap<string, number>;
  readonly max: ReadonlyMap<string, number>;
}

/** The max number of wrappers of a type in an ordinary schema, as in `[Type!]!`. */
const MAX_WRAPPERS = 3;

const DESCRIPTION_CHARACTERS = 128;

/**
 * The number of values in the answer to an introspection query. Inside the list of all types, each list counts with its
 * average length, so that the sum is correct; elsewhere with its max length.
 */
export class IntrospectionSize {
  readonly #fieldsOf: FieldsOf;
  readonly #lengths: Lengths;

  constructor(schema: GraphQLSchema, fieldsOf: FieldsOf) {
    this.#fieldsOf = fieldsOf;
    this.#lengths = lengthsOf(schema);
  }

  /** @param name the name of the root field: `__schema` or `__type`. */
  of(name: string, nodes: readonly FieldNode[]): number {
    const { type } = name === '__schema' ? SchemaMetaFieldDef : TypeMetaFieldDef;
    return 1 + this.#ofObject(getNamedType(type), nodes, { wrappers: 0, inAllTypes: false });
  }

  #ofObject(
    type: GraphQLNamedType,
    nodes: readonly FieldNode[],
    place: { readonly wrappers: number; readonly inAllTypes: boolean },
  ): number {
    if (!isObjectType(type)) return 0;
    let size = 0;
    for (const of of this.#fieldsOf(type, nodes).values()) {
      const name = of[0]?.name.value ?? '';
      const field = type.getFields()[name];
      const wrappers = name === 'ofType' ? place.wrappers + 1 : 0;
      size += 1;
      if (name === 'description') size += DESCRIPTION_CHARACTERS / CHARACTERS_PER_VALUE;
      if (field === undefined || wrappers > MAX_WRAPPERS) continue;
      const isOfAll = place.inAllTypes || name === 'types';
      const inside = this.#ofObject(getNamedType(field.type), of, {
        wrappers,
        // The type of a field can be any type.
        inAllTypes: isOfAll && name !== 'type' && name !== 'ofType',
      });
      const entries = this.#lengths[isOfAll ? 'average' : 'max'].get(name) ?? 1;
      size += isListType(getNullableType(field.type)) ? entries * (1 + inside) : inside;
    }
    return size;
  }
}

const known = new WeakMap<GraphQLSchema, Lengths>();

function lengthsOf(schema: GraphQLSchema): Lengths {
  const before = known.get(schema);
  if (before !== undefined) return before;
  const types = Object.values(schema.getTypeMap());
  const fields = types.flatMap((type) =>
    isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : [],
  );
  const lists: Readonly<Record<string, readonly number[]>> = {
    types: [types.length],
    directives: [schema.getDirectives().length],
    locations: schema.getDirectives().map(({ locations }) => locations.length),
    args: [...fields, ...schema.getDirectives()].map(({ args }) => args.length),
    fields: types.map((type) =>
      isObjectType(type) || isInterfaceType(type) ? Object.keys(type.getFields()).length : 0,
    ),
    inputFields: types.map((type) =>
      isInputObjectType(type) ? Object.keys(type.getFields()).length : 0,
    ),
    enumValues: types.map((type) => (isEnumType(type) ? type.getValues().length : 0)),
    interfaces: types.map((type) => (isObjectType(type) ? type.getInterfaces().length : 0)),
    possibleTypes: types.map((type) =>
      isUnionType(type) || isInterfaceType(type) ? schema.getPossibleTypes(type).length : 0,
    ),
  };
  const lengths: Lengths = {
    average: new Map(
      Object.entries(lists).map(([name, all]) => [
        name,
        all.reduce((sum, each) => sum + each, 0) / all.length,
      ]),
    ),
    max: new Map(Object.entries(lists).map(([name, all]) => [name, Math.max(0, ...all)])),
  };
  known.set(schema, lengths);
  return lengths;
}
