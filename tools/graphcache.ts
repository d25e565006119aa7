import type { GraphQLSchema } from 'graphql';
import { embeddedTypesOf } from './type-policies.ts';

/** The code generator's plugin that writes the keys of urql's Graphcache: none, for each type without an id. */
export function plugin(schema: GraphQLSchema): string {
  const keys = embeddedTypesOf(schema).map(({ name }) => `  ${name}: none,\n`);
  return `const none = () => null;\n\nexport const keys = {\n${keys.join('')}};\n`;
}
