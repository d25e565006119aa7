import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { isForbidden } from '../graphql-kit/access/forbidden.ts';
import { type CostOfField, UpstreamCost } from '../graphql-kit/cost/upstream-cost.ts';
import { orNotFound } from '../graphql-kit/errors/resource-not-found.ts';
import { chainOf, isTransferred, MAX_CHAIN_LENGTH } from './contact-chain.ts';
import { contactFromAssociated, FIELDS_NOT_IN_CHAIN } from './contact-from-associated.ts';
import type { ContactContext } from './contact.context.ts';
import { Contact } from './contact.type.ts';

/** For callers that are restricted to queues, each contact of the chain is described before it is returned. */
const costOfTransfers: CostOfField = ({ terms: { isQueueRestricted: isQueueRestricted } }) => ({
  loads: [
    { loader: 'associatedContacts', keys: 1 },
    ...(isQueueRestricted ? [{ loader: 'contacts', keys: MAX_CHAIN_LENGTH } as const] : []),
  ],
  returns: [
    {
      entries: MAX_CHAIN_LENGTH,
      from: 'associatedContacts',
      ...(!isQueueRestricted && { describeFields: FIELDS_NOT_IN_CHAIN }),
    },
  ],
});

@Resolver(() => Contact)
export class ContactTransfersResolver {
  @UpstreamCost(costOfTransfers)
  @FieldResolver(() => [Contact], {
    nullable: true,
    description: `The chain of transfers that the contact belongs to, oldest first: its predecessors, itself and its successors, at most the nearest ${MAX_CHAIN_LENGTH}. Selecting it costs one call to Connect; in a list of contacts, one per contact. Fields that this call does not return, such as \`name\` and \`queueId\`, cost one more call per contact of the chain. A caller that is restricted to queues sees only the contacts of these queues.`,
  })
  async transfers(
    @Root() { instanceId, id }: Contact,
    @Ctx() context: ContactContext,
  ): Promise<Contact[]> {
    const associated = await context.associatedContacts.load({ instanceId, id });
    const all = orNotFound(associated, 'contact', id);
    const chain = chainOf(all, id).flatMap(
      (contact) =>
        contactFromAssociated(instanceId, contact, isTransferred(all, contact.ContactId)) ?? [],
    );
    return restrictToQueues(chain, context);
  }
}

/**
 * Removes contacts outside the caller's queues, which costs one read per contact. Unrestricted callers get the whole
 * chain.
 */
async function restrictToQueues(chain: Contact[], context: ContactContext): Promise<Contact[]> {
  if (context.caller.queueIds === undefined) return chain;
  const isVisible = await Promise.all(
    chain.map(async ({ instanceId, id }) => {
      try {
        return (await context.contacts.load({ instanceId, id })) !== null;
      } catch (error) {
        if (isForbidden(error)) return false;
        throw error;
      }
    }),
  );
  return chain.filter((_, index) => isVisible[index]);
}
