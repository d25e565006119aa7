import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import { RequiresPermission } from '../graphql-kit/access/requires-permission.ts';
import { countEntries } from '../graphql-kit/cost/answer-growth.ts';
import { UpstreamCost } from '../graphql-kit/cost/upstream-cost.ts';
import { ContactAttribute, EXPECTED_ATTRIBUTES } from './contact-attribute.type.ts';
import type { ContactContext } from './contact.context.ts';
import { Contact } from './contact.type.ts';

@Resolver(() => Contact)
export class ContactAttributesResolver {
  @UpstreamCost({
    loads: [{ loader: 'contactAttributes', keys: 1 }],
    returns: [{ entries: EXPECTED_ATTRIBUTES }],
  })
  @RequiresPermission('READ_CONTACTS', 'READ_ATTRIBUTES')
  @FieldResolver(() => [ContactAttribute], {
    nullable: true,
    description:
      'The values that flows and applications set, sorted by key. All contacts of a chain of transfers share them. Selecting them costs one call to Connect; in a list of contacts, one per chain.',
  })
  async attributes(
    @Root() { instanceId, id, initialContactId }: Contact,
    @Ctx() context: ContactContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ContactAttribute[]> {
    // Connect stores them under the id of the initial contact (documented).
    const reference = { instanceId, id: initialContactId ?? id };
    const attributes = await context.contactAttributes.load(reference);
    countEntries(context, info, attributes.length, EXPECTED_ATTRIBUTES);
    return attributes;
  }
}
