import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { orNotFound } from '../api/resource-not-found.ts';
import { chainOf } from './chain-of.ts';
import { contactFromAssociated } from './contact-from-associated.ts';
import type { ContactContext } from './contact.context.ts';
import { Contact } from './contact.type.ts';

@Resolver(() => Contact)
export class ContactTransfersResolver {
  @FieldResolver(() => [Contact], {
    nullable: true,
    description:
      'The chain of transfers that the contact belongs to, the oldest first: the contacts that led to it, itself, and those that it led to. One read for the whole chain; what that does not tell costs one read of each contact. In lists it costs a read per contact.',
  })
  async transfers(
    @Root() { instanceId, id }: Contact,
    @Ctx() { associatedContacts }: ContactContext,
  ): Promise<Contact[]> {
    const associated = await associatedContacts.load({ instanceId, id });
    return chainOf(orNotFound(associated, 'contact', id), id).map((contact) =>
      contactFromAssociated(instanceId, contact),
    );
  }
}
