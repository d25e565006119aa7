import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import type { DirectoryLoader } from '../directory/cache/directory-loader.ts';
import { Queue } from '../directory/queues/queue.type.ts';
import { User } from '../directory/users/user.type.ts';
import { type CostOfField, UpstreamCost, type Loader } from '../graphql-kit/cost/upstream-cost.ts';
import { REFERENCE_FIELDS, selectsOnly } from '../graphql-kit/document/select-fields.ts';
import { orNotFound } from '../graphql-kit/errors/resource-not-found.ts';
import type { ContactContext } from './contact.context.ts';
import { Contact } from './contact.type.ts';
import { resolveLazyField } from './lazy-contact-field.ts';

/** Fields that need only the id: the id is enough to read an agent's live state. */
const KNOWN_BY_ID = [...REFERENCE_FIELDS, 'availability'];

/** @param dependsOn the field that holds the id. */
function costOfRelated(loader: Loader, dependsOn: string): CostOfField {
  return ({ selectsOnly: selectsOnlyNames }) => {
    if (selectsOnlyNames(KNOWN_BY_ID)) return { dependsOn };
    return { dependsOn, loads: [{ loader, keys: 1 }], returns: [{ from: loader }] };
  };
}

@Resolver(() => Contact)
export class ContactRelationsResolver {
  @UpstreamCost(costOfRelated('queues', 'queueId'))
  @FieldResolver(() => Queue, {
    nullable: true,
    description:
      "The queue that the contact waits in, or last waited in. Null when it was never queued. In a list of contacts, also null, with an error, for a queue that Connect's searches do not show: one that was just created, or the agent queue of a deleted user. Selecting only its `id` and `instanceId` costs no further call to Connect.",
  })
  async queue(
    @Root() { instanceId, queueId }: Contact,
    @Ctx() context: ContactContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Partial<Queue> | null> {
    const id = await resolveLazyField(queueId, context);
    return related(context.queues, 'queue', instanceId, id, info);
  }

  @UpstreamCost(costOfRelated('users', 'agentId'))
  @FieldResolver(() => User, {
    nullable: true,
    description:
      'The agent (a Connect user) that handles, or last handled, the contact. Null when no agent has accepted it. Selecting only its `id` and `instanceId` costs no further call to Connect.',
  })
  async agent(
    @Root() { instanceId, agentId }: Contact,
    @Ctx() context: ContactContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Partial<User> | null> {
    const id = await resolveLazyField(agentId, context);
    return related(context.users, 'user', instanceId, id, info);
  }

  @UpstreamCost(costOfRelated('contacts', 'previousContactId'))
  @FieldResolver(() => Contact, {
    nullable: true,
    description:
      'The contact that this one continues: after a transfer, the contact that was transferred. Null when this contact continues none. Selecting only its `id` and `instanceId` costs no further call to Connect.',
  })
  async previousContact(
    @Root() { instanceId, previousContactId }: Contact,
    @Ctx() { contacts }: ContactContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Partial<Contact> | null> {
    return related(contacts, 'contact', instanceId, previousContactId, info);
  }

  @UpstreamCost(costOfRelated('contacts', 'initialContactId'))
  @FieldResolver(() => Contact, {
    nullable: true,
    description:
      'The first contact of the chain of transfers. Null when this contact is the first. Selecting only its `id` and `instanceId` costs no further call to Connect.',
  })
  async initialContact(
    @Root() { instanceId, initialContactId }: Contact,
    @Ctx() { contacts }: ContactContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Partial<Contact> | null> {
    return related(contacts, 'contact', instanceId, initialContactId, info);
  }

  @UpstreamCost(costOfRelated('contacts', 'relatedContactId'))
  @FieldResolver(() => Contact, {
    nullable: true,
    description:
      'A contact that this one relates to without continuing it, such as the call that a follow-up task is about. Null when there is none. Selecting only its `id` and `instanceId` costs no further call to Connect.',
  })
  async relatedContact(
    @Root() { instanceId, relatedContactId }: Contact,
    @Ctx() context: ContactContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Partial<Contact> | null> {
    const id = await resolveLazyField(relatedContactId, context);
    return related(context.contacts, 'contact', instanceId, id, info);
  }
}

/** Loads an object that a contact refers to, unless only known fields are selected. */
async function related<Value extends object>(
  loader: DirectoryLoader<Value>,
  what: string,
  instanceId: string,
  id: string | null,
  info: GraphQLResolveInfo,
): Promise<Value | { instanceId: string; id: string } | null> {
  if (id === null) return null;
  if (selectsOnly(info, KNOWN_BY_ID)) return { instanceId, id };
  return orNotFound(await loader.load({ instanceId, id }), what, id);
}
