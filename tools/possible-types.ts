import { type GraphQLSchema, isAbstractType, isInterfaceType } from 'graphql';

/** The types that may stand where an interface or a union is selected, as Apollo Client's cache takes them. */
export type PossibleTypes = Readonly<Record<string, readonly string[]>>;

/**
 * The possible types of a schema. Wherever errors are possible, a pattern comes last that matches the errors of later
 * versions: without it Apollo Client's cache drops all fields of a type that it does not know, the message among them.
 */
function possibleTypesOf(schema: GraphQLSchema): PossibleTypes {
  const types = Object.values(schema.getTypeMap());
  const errors = types.filter(isInterfaceType).filter(({ name }) => name.endsWith('Error'));

  return Object.fromEntries(
    types.filter(isAbstractType).map((type) => {
      const possible = schema.getPossibleTypes(type);
      const patterns = errors
        .filter((error) => possible.some((member) => member.getInterfaces().includes(error)))
        .map(({ name }) => `${name.slice(0, -'Error'.length)}\\w*Error`);
      return [type.name, [...possible.map(({ name }) => name), ...patterns]];
    }),
  );
}

/** The code generator's plugin that writes them. */
export function plugin(schema: GraphQLSchema): string {
  return `${JSON.stringify(possibleTypesOf(schema), undefined, 2)}\n`;
}
