import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import type { Caller } from '../../auth/caller.ts';
import { contactsInQueues } from '../../directory/users/contacts-in-queues.ts';
import { MAX_ROUTED_CONTACTS } from '../../directory/users/user-availability.type.ts';
import { User } from '../../directory/users/user.type.ts';
import { RequiresPermission, RequiresToken } from '../../graphql-kit/access/requires-permission.ts';
import { countEntries } from '../../graphql-kit/cost/answer-growth.ts';
import { type CostOfField, UpstreamCost } from '../../graphql-kit/cost/upstream-cost.ts';
import { REFERENCE_FIELDS, selectsOnly } from '../../graphql-kit/document/select-fields.ts';
import { tooManyEntries } from '../../graphql-kit/errors/list-too-long.ts';
import { isResourceNotFound, orNotFound } from '../../graphql-kit/errors/resource-not-found.ts';
import type { Instances } from '../../graphql-kit/input/instances.ts';
import type { ContactContext } from '../contact.context.ts';
import { Contact } from '../contact.type.ts';
import { connectUserOf } from './connect-user.ts';
import { MAX_CLAIM_CHARACTERS, Viewer, ViewerContact, ViewerRestriction } from './viewer.type.ts';

/** The part of a request's context that the viewer is made of. */
interface ViewerContext extends ContactContext {
  readonly caller: Caller;
  readonly instances: Instances;
}

/** The max number of contacts that are read. */
const MAX_READ = MAX_ROUTED_CONTACTS;

/** The number of ids in a claim that the estimate of an answer's size includes; further ones are counted when they are read. */
const EXPECTED_IDS = 100;

const costOfContact: CostOfField = ({ selectsOnly: selectsOnlyNames }) =>
  selectsOnlyNames(REFERENCE_FIELDS)
    ? {}
    : { loads: [{ loader: 'contacts', keys: 1 }], returns: [{ from: 'contacts' }] };

@Resolver(() => Viewer)
export class ViewerResolver {
  @UpstreamCost({})
  @RequiresToken()
  @Query(() => Viewer, {
    nullable: true,
    description:
      'The caller itself. It needs no scope: any valid token is enough, and where authentication is off, every request has a viewer with all permissions. Null only if the gateway itself fails.',
  })
  viewer(
    @Ctx() { caller: { identity, permissions, scopeNames, instanceIds, queueIds } }: ViewerContext,
  ): Viewer {
    return {
      subject: identity?.subject ?? null,
      permissions: [...permissions],
      scopes: [...permissions].map((permission) => scopeNames[permission]),
      restriction: new ViewerRestriction(instanceIds, queueIds),
    };
  }

  @UpstreamCost({ loads: [{ loader: 'users', keys: 1 }], returns: [{ from: 'users' }] })
  @RequiresPermission('READ_DIRECTORY')
  @FieldResolver(() => User, {
    nullable: true,
    description:
      'The Connect user of the caller, such as an agent, by the claim of the token that the operators have configured for it. Null without such a claim, when it names no user of an instance that the caller may use, or when Connect does not know the user.',
  })
  async user(@Ctx() { caller, instances, users }: ViewerContext): Promise<User | null> {
    const reference = connectUserOf(caller, instances);
    return reference === undefined ? null : users.load(reference);
  }

  @UpstreamCost({
    loads: [{ loader: 'userAvailability', keys: 1 }],
    returns: [{ entries: MAX_READ }],
  })
  @RequiresPermission('READ_DIRECTORY')
  @FieldResolver(() => [ViewerContact], {
    nullable: true,
    description:
      'The contacts that the Connect user of the caller currently has, never from a cache. Empty for a user who has none, or is not signed in to Connect. A caller that is restricted to queues sees only the contacts of these queues. Null without a claim that names a user, and when Connect does not know the user.',
  })
  async contacts(
    @Ctx() context: ViewerContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ViewerContact[] | null> {
    const { caller, instances, userAvailability } = context;
    const reference = connectUserOf(caller, instances);
    if (reference === undefined) return null;
    const availability = await userAvailability.load(reference).catch(undefinedIfUnknown);
    if (availability === undefined) return null;
    const { contacts = [] } = availability ?? {};
    const visible = contactsInQueues(contacts, caller.queueIds);
    countEntries(context, info, visible.length, MAX_READ);
    const { instanceId } = reference;
    return visible.map((contact, index) =>
      Object.assign(new ViewerContact(), contact, { instanceId, isReadable: index < MAX_READ }),
    );
  }
}

@Resolver(() => ViewerContact)
export class ViewerContactResolver {
  @UpstreamCost(costOfContact)
  @FieldResolver(() => Contact, {
    nullable: true,
    description: `The contact itself. Selecting only its \`id\` and \`instanceId\` costs no further call to Connect. Null, with an error, when Connect does not know it any more, and for those after the first ${MAX_READ}.`,
  })
  async contact(
    @Root() { instanceId, contactId: id, isReadable }: ViewerContact,
    @Ctx() { contacts }: ViewerContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Partial<Contact> | null> {
    if (selectsOnly(info, REFERENCE_FIELDS)) return { instanceId, id };
    if (!isReadable) throw tooManyEntries('the contacts of a viewer', MAX_READ);
    return orNotFound(await contacts.load({ instanceId, id }), 'contact', id);
  }
}

const costOfIds = {
  // On average: together they are no longer than the claim.
  characters: MAX_CLAIM_CHARACTERS / EXPECTED_IDS,
  returns: [{ entries: EXPECTED_IDS }],
};

@Resolver(() => ViewerRestriction)
export class ViewerRestrictionResolver {
  @UpstreamCost(costOfIds)
  @FieldResolver(() => [ID], {
    nullable: true,
    description:
      'The ids of the only instances that the caller may use. Empty for none; null for all.',
  })
  instanceIds(
    @Root() { instances }: ViewerRestriction,
    @Ctx() context: ViewerContext,
  ): readonly string[] | null {
    return idsOf(instances, context);
  }

  @UpstreamCost(costOfIds)
  @FieldResolver(() => [ID], {
    nullable: true,
    description:
      'The ids of the only queues that the caller may use. Empty for none; null for all.',
  })
  queueIds(
    @Root() { queues }: ViewerRestriction,
    @Ctx() context: ViewerContext,
  ): readonly string[] | null {
    return idsOf(queues, context);
  }
}

/** Undefined in place of the error that Connect does not know a user. */
function undefinedIfUnknown(error: unknown): undefined {
  if (isResourceNotFound(error)) return;
  throw error;
}

function idsOf(
  ids: ReadonlySet<string> | undefined,
  { growAnswer }: ViewerContext,
): readonly string[] | null {
  if (ids === undefined) return null;
  if (ids.size > EXPECTED_IDS) growAnswer(ids.size - EXPECTED_IDS);
  return [...ids];
}
