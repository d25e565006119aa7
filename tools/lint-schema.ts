import {
  getNullableType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isScalarType,
  isSpecifiedDirective,
  isUnionType,
} from 'graphql';
import { fieldsOf, has, rootFieldsOf, typesOf } from './schema-places.ts';

/** A rule of the schema's conventions: each finding names a place, and what the convention is there. */
type Rule = (schema: GraphQLSchema) => string[];

/** What in a schema breaks its conventions, besides those that a test of its own holds. */
export function lintSchema(schema: GraphQLSchema): string[] {
  return RULES.flatMap((rule) => rule(schema));
}

const spelling: Rule = (schema) =>
  typesOf(schema).flatMap((type) => [
    ...mismatch(type.name, /^[A-Z][a-z]\w*$/, 'is spelt LikeThis'),
    ...fieldsOf(type).flatMap(({ name }) =>
      mismatch(`${type.name}.${name}`, /\.[a-z][A-Za-z0-9]*$/, 'is spelt likeThis'),
    ),
    ...(isEnumType(type) ? type.getValues() : []).flatMap(({ name }) =>
      mismatch(`${type.name}.${name}`, /\.[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/, 'is spelt LIKE_THIS'),
    ),
  ]);

const inputsEndInInput: Rule = (schema) =>
  typesOf(schema)
    .filter((type) => isInputObjectType(type) !== type.name.endsWith('Input'))
    .map(({ name }) => `${name}: Input ends the names of input objects, and of nothing else`);

/** What a client writes once, in a fragment on the interface, for all errors. */
const ERROR_FIELDS = { message: 'String!', code: 'ErrorCode!', retryable: 'Boolean!' };

const errorInterfaces: Rule = (schema) =>
  typesOf(schema)
    .filter((type) => isInterfaceType(type))
    .filter(({ name }) => name.endsWith('Error'))
    .flatMap((type) => {
      const domain = type.name.slice(0, -'Error'.length);
      const fields = type.getFields();
      const wanted = Object.entries({ ...ERROR_FIELDS, code: `${domain}${ERROR_FIELDS.code}` });
      return wanted
        .filter(([name, wantedType]) => String(fields[name]?.type) !== wantedType)
        .map(([name, wantedType]) => `${type.name}.${name}: is there, and is a ${wantedType}`);
    });

/** A result has one success; and fields of one name can be selected side by side, so they are of one type. */
const unions: Rule = (schema) =>
  typesOf(schema)
    .filter((type) => isUnionType(type))
    .flatMap((union) => {
      const successes = union.getTypes().filter(({ name }) => !name.endsWith('Error'));
      const types = new Map<string, string>();
      const ambiguous = union.getTypes().flatMap((member) =>
        fieldsOf(member)
          .filter(({ name, type }) => {
            const first = types.get(name) ?? String(type);
            types.set(name, first);
            return first !== String(type);
          })
          .map(({ name }) => `${member.name}.${name}: has one type in all of ${union.name}`),
      );
      const one = successes.length === 1 && union.name.endsWith('Result');
      return one ? ambiguous : [...ambiguous, `${union.name}: is a Result with one success`];
    });

/** An error in one root field never takes the answers of its siblings along. */
const nullableRoots: Rule = (schema) =>
  rootFieldsOf(schema)
    .filter(({ type }) => getNullableType(type) !== type)
    .map(({ name }) => `${name}: is nullable, as all fields of the roots are`);

const connections: Rule = (schema) => [
  ...rootFieldsOf(schema)
    .filter(({ type }) => isListType(getNullableType(type)))
    .map(({ name }) => `${name}: is a connection, not a list`),
  ...rootFieldsOf(schema)
    .filter(({ type }) => String(type).endsWith('Connection'))
    .filter(({ args }) => !['first: Int', 'after: String'].every((arg) => has(args, arg)))
    .map(({ name }) => `${name}: takes first: Int and after: String`),
  ...typesOf(schema)
    .filter(({ name }) => name.endsWith('Connection'))
    .filter((type) => {
      const node = type.name.slice(0, -'Connection'.length);
      const wanted = [`edges: [${node}Edge!]!`, `nodes: [${node}!]!`, 'pageInfo: PageInfo!'];
      return !wanted.every((field) => has(fieldsOf(type), field));
    })
    .map(({ name }) => `${name}: has edges, nodes and pageInfo`),
];

/** The request id is AWS's, and names nothing that can be queried. */
const NOT_AN_ID = 'connectRequestId';

const scalars: Rule = (schema) =>
  typesOf(schema).flatMap((type) =>
    fieldsOf(type).flatMap((field) => {
      const place = `${type.name}.${field.name}`;
      const named = String(field.type).replaceAll('!', '');
      const isId = /(^id|Id)$/.test(field.name) && field.name !== NOT_AN_ID;
      return [
        ...(isId === (named === 'ID') ? [] : [`${place}: is an ID if its name ends in id`]),
        ...(!field.name.endsWith('Timestamp') || named === 'DateTime'
          ? []
          : [`${place}: is a DateTime`]),
      ];
    }),
  );

const describedDirectives: Rule = (schema) =>
  schema
    .getDirectives()
    .filter((directive) => !isSpecifiedDirective(directive) && !directive.description)
    .map(({ name }) => `@${name}: has a description`);

/** Clients generate code for scalars by what their specification says. */
const specifiedScalars: Rule = (schema) =>
  typesOf(schema)
    .filter((type) => isScalarType(type))
    .filter(({ specifiedByURL }) => !specifiedByURL)
    .map(({ name }) => `${name}: has @specifiedBy`);

/** GraphiQL shows what a schema says of itself and of its roots first. */
const describedRoots: Rule = (schema) =>
  [
    ['schema', schema] as const,
    ['Query', schema.getQueryType()] as const,
    ['Mutation', schema.getMutationType()] as const,
  ]
    .filter(([, root]) => root && !root.description)
    .map(([name]) => `${name}: has a description`);

const sentences: Rule = (schema) =>
  typesOf(schema)
    .flatMap((type) => [
      [type.name, type] as const,
      ...(isEnumType(type) ? type.getValues() : fieldsOf(type)).map(
        (member) => [`${type.name}.${member.name}`, member] as const,
      ),
    ])
    .filter(([, { description }]) => description && !/^[A-Z0-9].*[.…]$/s.test(description))
    .map(([place]) => `${place}: is described in sentences`);

const RULES: readonly Rule[] = [
  spelling,
  inputsEndInInput,
  errorInterfaces,
  unions,
  nullableRoots,
  connections,
  scalars,
  describedDirectives,
  specifiedScalars,
  describedRoots,
  sentences,
];

function mismatch(place: string, pattern: RegExp, convention: string): string[] {
  return pattern.test(place) ? [] : [`${place}: ${convention}`];
}
