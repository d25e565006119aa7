import type { GraphQLResolveInfo } from 'graphql';
import {
  parseResolveInfo,
  type ResolveTree,
  simplifyParsedResolveInfoFragmentWithType,
} from 'graphql-parse-resolve-info';

/** Whether a field's selection asks for none but the named fields of its object; aliases and fragments are seen through. */
export function selectsOnly(info: GraphQLResolveInfo, names: readonly string[]): boolean {
  const tree = parseResolveInfo(info) as ResolveTree;
  const { fields } = simplifyParsedResolveInfoFragmentWithType(tree, info.returnType);
  return Object.values(fields as Record<string, ResolveTree>).every(({ name }) =>
    names.includes(name),
  );
}
