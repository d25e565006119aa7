import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import { PAGES_OF_WHOLE_LIST } from '../connect/read-all.ts';
import { countEntries } from '../graphql-kit/cost/answer-growth.ts';
import { UpstreamCost } from '../graphql-kit/cost/upstream-cost.ts';
import { listTooLong } from '../graphql-kit/errors/list-too-long.ts';
import { readFailure } from '../graphql-kit/errors/read-failure.ts';
import { badUserInput } from '../graphql-kit/input/input-issue.ts';
import { ContactReferenceType } from './contact-reference-type.enum.ts';
import { ContactReference, EXPECTED_REFERENCES } from './contact-reference.type.ts';
import type { ContactContext } from './contact.context.ts';
import { Contact } from './contact.type.ts';
import {
  listContactReferences,
  MAX_REFERENCE_TYPES,
  TASK_REFERENCE_TYPES,
} from './list-contact-references.ts';

@Resolver(() => Contact)
export class ContactReferencesResolver {
  @UpstreamCost({ calls: PAGES_OF_WHOLE_LIST, returns: [{ entries: EXPECTED_REFERENCES }] })
  @FieldResolver(() => [ContactReference], {
    nullable: true,
    description:
      'Links, files and values that an agent needs for the contact. Selecting them costs one call to Connect; in a list of contacts, one per contact.',
  })
  async references(
    @Root() { instanceId, id }: Contact,
    @Arg('types', () => [ContactReferenceType], {
      defaultValue: TASK_REFERENCE_TYPES,
      description: `The types to read: 1 to ${MAX_REFERENCE_TYPES}. \`UNKNOWN\` is rejected.`,
    })
    types: readonly ContactReferenceType[],
    @Ctx() context: ContactContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ContactReference[]> {
    const known = types.filter((type) => type !== ContactReferenceType.UNKNOWN);
    if (known.length < types.length || known.length < 1 || known.length > MAX_REFERENCE_TYPES) {
      const message = `must have 1 to ${MAX_REFERENCE_TYPES} types, and not UNKNOWN`;
      throw badUserInput([{ path: ['types'], message }]);
    }
    const result = await listContactReferences(
      context.callConnectDeduplicated,
      { instanceId, id },
      known,
    );
    if (!result.ok) throw readFailure(result.failure);
    const { items, isComplete } = result.output;
    if (!isComplete) throw listTooLong('the references of a contact', PAGES_OF_WHOLE_LIST);
    countEntries(context, info, items.length, EXPECTED_REFERENCES);
    return items;
  }
}
