import fc from 'fast-check';
import {
  type GraphQLField,
  type GraphQLObjectType,
  getNamedType,
  isCompositeType,
  isObjectType,
} from 'graphql';
import { subgraphSchema } from '../../../../../src/gateway/graphql/federation/subgraph-schema.ts';
import { argumentsOf } from './arguments.ts';

/** A field as it is asked for, with what is selected of it; or a part of a union, by its type. */
export interface Selection {
  readonly name: string;
  readonly args: string;
  readonly alias: string | undefined;
  /** How it is written. */
  readonly form: Form;
  readonly selected: readonly Selection[];
  /** The type that the field is of. */
  readonly parent: string;
}

/** Some forms leave the field out, some write it twice, which makes it one in the answer. */
type Form = (typeof FORMS)[number];
const FORMS = ['plain', 'inline', 'fragment', 'twice', 'included', 'skipped', 'left out'] as const;

const PLAIN: fc.Arbitrary<Form> = fc.constant('plain');

export interface Operation {
  readonly type: 'query' | 'mutation';
  readonly selected: readonly Selection[];
}

const schema = subgraphSchema();

/** How many fields are inside each other. */
const DEEPEST = 5;

const selectionsByType = new Map<string, fc.Arbitrary<readonly Selection[]>>();

/** Operations over the whole schema: each field and each type of it can occur in them. */
export const operations: fc.Arbitrary<Operation> = fc.oneof(
  { weight: 6, arbitrary: operationsOf('query', schema.getQueryType()) },
  { weight: 1, arbitrary: operationsOf('mutation', schema.getMutationType()) },
);

function operationsOf(
  type: Operation['type'],
  root: GraphQLObjectType | null | undefined,
): fc.Arbitrary<Operation> {
  if (!root) throw new Error(`There is no ${type}`);
  return selectionsOf(root, DEEPEST).map((selected) => ({ type, selected }));
}

function selectionsOf(type: GraphQLObjectType, depth: number): fc.Arbitrary<readonly Selection[]> {
  const key = `${type.name} ${depth}`;
  const known = selectionsByType.get(key);
  if (known !== undefined) return known;
  const fields = Object.values(type.getFields());
  const leaves = fields.filter((field) => !isCompositeType(getNamedType(field.type)));
  const branches = fields.filter((field) => isCompositeType(getNamedType(field.type)));
  const leaf = leaves.map((field) => selectionOf(type, field, fc.constant([])));
  const branch = depth > 1 ? branches.map((field) => fieldOf(type, field, depth - 1)) : [];
  const made = fc
    .tuple(
      fc.array(fc.oneof(meta(type), ...leaf), { minLength: 1, maxLength: 3 }),
      branch.length === 0
        ? fc.constant([])
        : fc.array(fc.oneof(...branch), { minLength: depth > 2 ? 1 : 0, maxLength: 2 }),
    )
    .map(([some, more]) => withOwnNames([...some, ...more]));
  selectionsByType.set(key, made);
  return made;
}

function fieldOf(
  parent: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
  depth: number,
): fc.Arbitrary<Selection> {
  const named = getNamedType(field.type);
  if (isObjectType(named)) return selectionOf(parent, field, selectionsOf(named, depth));
  if (!isCompositeType(named)) throw new Error(`${field.name} has no fields`);
  const members = schema.getPossibleTypes(named).map((member) =>
    selectionsOf(member, depth).map((selections): Selection => ({
      name: member.name,
      args: '',
      alias: undefined,
      form: 'plain',
      // The same name in the answers of two types has to mean the same.
      selected: selections.map((one) => ({ ...one, alias: `${member.name}_${nameOf(one)}` })),
      parent: member.name,
    })),
  );
  // Of the results of a mutation, those that are worth asking.
  const rich = members.filter((_, index) =>
    Object.values(schema.getPossibleTypes(named)[index]?.getFields() ?? {}).some(({ type }) =>
      isCompositeType(getNamedType(type)),
    ),
  );
  const some = fc.uniqueArray(fc.oneof(...(rich.length > 0 ? rich : members)), {
    minLength: 1,
    maxLength: 2,
    selector: ({ name }) => name,
  });
  return selectionOf(parent, field, some);
}

function selectionOf(
  parent: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
  selected: fc.Arbitrary<readonly Selection[]>,
): fc.Arbitrary<Selection> {
  return fc.record({
    name: fc.constant(field.name),
    args: argumentsOf(parent, field),
    alias: fc.option(fc.constant(`my_${field.name}`), { nil: undefined }),
    form: fc.oneof({ weight: 2, arbitrary: PLAIN }, fc.constantFrom(...FORMS)),
    selected,
    parent: fc.constant(parent.name),
  });
}

function meta({ name: parent }: GraphQLObjectType): fc.Arbitrary<Selection> {
  return fc.constant({
    name: '__typename',
    args: '',
    alias: undefined,
    form: 'plain',
    selected: [],
    parent,
  });
}

/** Different fields cannot have the same name in an answer. */
function withOwnNames(selections: readonly Selection[]): Selection[] {
  return selections.map((selection, index) => ({
    ...selection,
    alias:
      selections.findIndex((other) => nameOf(other) === nameOf(selection)) === index
        ? selection.alias
        : `${selection.alias ?? selection.name}${index}`,
  }));
}

function nameOf({ name, alias }: Selection): string {
  return alias ?? name;
}
