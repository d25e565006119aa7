import { getIntrospectionQuery } from 'graphql';
import {
  answered,
  overLimit,
  hostile,
  type HostileRequest,
  invalid,
  many,
  nested,
} from './hostile-request.ts';

const LEAVES = 'name description kind';

/** Introspection queries with large results. */
export const introspection: readonly HostileRequest[] = [
  hostile('the whole schema', getIntrospectionQuery(), answered),
  hostile(
    'the whole schema with everything that can be selected',
    getIntrospectionQuery({
      specifiedByUrl: true,
      directiveIsRepeatable: true,
      schemaDescription: true,
      inputValueDeprecation: true,
      oneOf: true,
    }),
    answered,
  ),
  hostile(
    'the whole schema twice',
    `{ ${many(2, (index) => `s${index}: __schema { types { ...T } }`)} } fragment T on __Type { fields { name description args { name description type { ...R } } type { ...R } } } fragment R on __Type { kind name ofType { kind name ofType { kind name ofType { kind name } } } }`,
    answered,
  ),
  hostile(
    'the whole schema five times',
    `{ ${many(5, (index) => `s${index}: __schema { types { ...T } }`)} } fragment T on __Type { fields { name description args { name description type { ...R } } type { ...R } } } fragment R on __Type { kind name ofType { kind name ofType { kind name ofType { kind name } } } }`,
    overLimit('answerSize'),
  ),
  hostile(
    'the whole schema six times',
    `{ ${many(6, (index) => `s${index}: __schema { types { name } }`)} }`,
    overLimit('introspectionAliases'),
  ),
  hostile(
    'all types ten times',
    `{ __schema { ${many(10, (index) => `t${index}: types { ${LEAVES} }`)} } }`,
    overLimit('introspectionAliases'),
  ),
  hostile(
    'the fields of the types of all fields',
    `{ __schema { types { fields { type { fields { ${LEAVES} } } } } } }`,
    overLimit('introspectionLists'),
  ),
  hostile(
    'the fields of the types of all fields, through fragments',
    `{ __schema { types { ...A } } } fragment A on __Type { fields { ...B } } fragment B on __Field { type { ...C } } fragment C on __Type { fields { name } }`,
    overLimit('introspectionLists'),
  ),
  hostile(
    'types inside of types',
    `{ __schema { types ${nested(3, '{ fields { type ', '{ name }', '} }')} } }`,
    overLimit('introspectionLists'),
  ),
  hostile(
    'the possible types of all interfaces of all types',
    '{ __schema { types { interfaces { possibleTypes { name } } } } }',
    overLimit('introspectionLists'),
  ),
  hostile(
    'the enum values of the types of all fields',
    '{ __schema { types { fields { type { enumValues { name } } } } } }',
    overLimit('introspectionLists'),
  ),
  hostile(
    'types inside of a type',
    '{ __type(name: "Contact") { fields { type { fields { name } } } } }',
    overLimit('introspectionLists'),
  ),
  hostile(
    'a circle of introspection',
    '{ __schema { types { ...T } } } fragment T on __Type { fields { type { ...T } } }',
    invalid,
  ),
  hostile(
    '20 types',
    `{ ${many(20, (index) => `t${index}: __type(name: "Contact") { fields { name } }`)} }`,
    overLimit('introspectionAliases'),
  ),
];
