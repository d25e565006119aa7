import {
  getNamedType,
  getNullableType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isCompositeType,
  isListType,
  isObjectType,
} from 'graphql';

/** How Apollo Client's cache merges what it has of a type with what comes. */
export interface MergePolicy {
  readonly merge?: true;
  readonly fields?: Readonly<Record<string, { readonly merge: false }>>;
}

/** The object types without an id: caches keep them within the object that they were read from. */
export function embeddedTypesOf(schema: GraphQLSchema): GraphQLObjectType[] {
  return objectTypesOf(schema).filter((type) => !hasId(type));
}

/**
 * The type policies of a schema. An object without an id is merged with what the cache has of it, since two documents may
 * select other fields of it, and the later answer would take the place of the other. A list in an object with an id is
 * replaced, as it would be anyhow, but without a warning when it has become shorter.
 */
export function typePoliciesOf(schema: GraphQLSchema): Readonly<Record<string, MergePolicy>> {
  const policies = objectTypesOf(schema).map((type): [string, MergePolicy] => {
    if (!hasId(type)) return [type.name, { merge: true }];
    const lists = Object.values(type.getFields()).filter(
      (field) =>
        isListType(getNullableType(field.type)) && isCompositeType(getNamedType(field.type)),
    );
    const fields = Object.fromEntries(lists.map(({ name }) => [name, { merge: false as const }]));
    return [type.name, lists.length === 0 ? {} : { fields }];
  });
  return Object.fromEntries(policies.filter(([, policy]) => Object.keys(policy).length > 0));
}

function objectTypesOf(schema: GraphQLSchema): GraphQLObjectType[] {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  return Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .filter((type) => !type.name.startsWith('__') && !roots.includes(type));
}

function hasId(type: GraphQLObjectType): boolean {
  return 'id' in type.getFields();
}

/** The code generator's plugin that writes them. */
export function plugin(schema: GraphQLSchema): string {
  return `${JSON.stringify(typePoliciesOf(schema), undefined, 2)}\n`;
}
