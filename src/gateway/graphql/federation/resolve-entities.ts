import type { ContactContext } from '../../../contacts/contact.context.ts';
import { insufficientScope, missingScopes } from '../../../graphql-kit/access/forbidden.ts';
import type { Requirement } from '../../../graphql-kit/access/requires-permission.ts';
import { badUserInput } from '../../../graphql-kit/input/input-issue.ts';
import type { EntityKeys, GivenKeys } from './entities.ts';
import { parseRepresentation } from './representation.ts';

/** The max number of entities per request. Routers send one for each reference in a response of another subgraph. */
export const MAX_REPRESENTATIONS = 1000;

/** An entity with the name of its type, by which graphql-js finds the member of the union. */
type Resolved = EntityKeys & { readonly __typename: string };

/**
 * The entities of a router's query: one promise for each, in the router's order, so that one failure does not affect
 * the others. All are requested in the same tick, so that the loaders read them in batches. Null for an entity that
 * does not exist in Connect.
 *
 * @param requirementsOf the requirements of a type.
 * @throws an error with the code BAD_USER_INPUT when there are too many.
 */
export function resolveEntities(
  representations: readonly unknown[],
  context: ContactContext,
  requirementsOf: (typeName: string) => readonly Requirement[],
): Promise<Resolved | null>[] {
  const count = representations.length;
  if (count > MAX_REPRESENTATIONS) {
    const message = `must be at most ${MAX_REPRESENTATIONS}, not ${count}`;
    throw badUserInput([{ path: ['representations'], message }]);
  }
  return representations.map(async (value, index) => {
    const parsed = parseRepresentation(value, index, context.instances);
    const { entity, reference, given, typeName } = parsed;
    // The name of the type alone would disclose that the entity exists.
    const missing = missingScopes(requirementsOf(typeName), context.caller);
    if (missing.length > 0) throw insufficientScope(missing);
    const found: EntityKeys | null = await context[entity.loader].load(reference);
    // Keys that contradict each other match no entity, such as an ARN of another Region.
    if (found === null || !has(found, given)) return null;
    return { ...found, __typename: typeName };
  });
}

function has(entity: EntityKeys, { id, instanceId, arn }: GivenKeys): boolean {
  return (
    (id ?? entity.id) === entity.id &&
    (instanceId ?? entity.instanceId) === entity.instanceId &&
    (typeof entity.arn !== 'string' || (arn ?? entity.arn) === entity.arn)
  );
}
