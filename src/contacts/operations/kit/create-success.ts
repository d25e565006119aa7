import type { GraphQLResolveInfo } from 'graphql';
import { type ClassType, Ctx, FieldResolver, Info, ObjectType, Resolver, Root } from 'type-graphql';
import type { UserLoader } from '../../../directory/users/user.loader.ts';
import { User } from '../../../directory/users/user.type.ts';
import { type CostOfField, UpstreamCost } from '../../../graphql-kit/cost/upstream-cost.ts';
import { REFERENCE_FIELDS, selectsOnly } from '../../../graphql-kit/document/select-fields.ts';
import { readFailure } from '../../../graphql-kit/errors/read-failure.ts';
import { orNotFound } from '../../../graphql-kit/errors/resource-not-found.ts';
import { badUserInput } from '../../../graphql-kit/input/input-issue.ts';
import type { ContactContext } from '../../contact.context.ts';
import { Contact, type DescribedContact } from '../../contact.type.ts';
import type { CompletedOperation, IdempotentPromise, StatePromise } from './declaration.ts';
import { type ExpectedFacts, isApplied } from './facts.ts';
import { initialContactIdOf, wrongInitialContact } from './initial-contact.ts';
import type { ObservedSubject, Observer } from './observe.ts';
import {
  ContactOperationSuccess,
  type OperationSuccess,
  UserOperationSuccess,
} from './operation-success.ts';
import type { OperationContext, RecordedCommand } from './operation.ts';
import { notReadableYet, readUntilShown } from './read-after-write.ts';

/** What shows the change of an operation. */
type ShownChange<Command> = Pick<StatePromise<Command>, 'expected' | 'observer' | 'observerOf'>;

/** What a success promises: a `token`, that it has created a contact, which shows by existing. */
type PromisedChange<Command> =
  StatePromise<Command> | IdempotentPromise | { readonly kind: 'token' };

type SuccessContext = ContactContext & OperationContext & { readonly users: UserLoader };

const FREE = 'Selecting only its `id` and `instanceId` costs no call to Connect.';
const NOT_YET =
  'Null, with the top-level error `CONTACT_NOT_READABLE_YET`, when Connect does not return the change within a few seconds.';
const NEVER = 'Nothing in it shows the change.';

/** The success of an operation in the schema. */
export interface Success {
  readonly type: ClassType<OperationSuccess>;
  readonly resolver: ClassType;
  readonly create: (completed: CompletedOperation) => OperationSuccess;
}

/**
 * Creates the success type of an operation, and the resolver of what the caller reads after it.
 */
export function createSuccess<Command extends RecordedCommand>(
  name: string,
  description: string,
  subject: 'contact' | 'user',
  promise: PromisedChange<Command>,
): Success {
  const change = promise.kind === 'state' ? promise : undefined;
  if (subject === 'contact') {
    @ObjectType(`${name}Success`, { description })
    class ContactSuccess extends ContactOperationSuccess {}
    return {
      type: ContactSuccess,
      resolver:
        promise.kind === 'idempotent'
          ? createUnchangedContactResolver(ContactSuccess)
          : createContactResolver(ContactSuccess, change),
      create: (completed) => new ContactSuccess(completed),
    };
  }
  @ObjectType(`${name}Success`, { description })
  class UserSuccess extends UserOperationSuccess {}
  return {
    type: UserSuccess,
    resolver: createUserResolver(UserSuccess, change),
    create: (completed) => new UserSuccess(completed),
  };
}

/** Creates the resolver of the contact of a success, as it is after the operation. */
function createContactResolver<Command extends RecordedCommand>(
  success: ClassType<ContactOperationSuccess>,
  change: ShownChange<Command> | undefined,
): ClassType {
  @Resolver(() => success)
  class ContactOfSuccessResolver {
    @UpstreamCost(costOf(change, {}))
    @FieldResolver(() => Contact, {
      nullable: true,
      description: `The contact, as it is after the operation. ${FREE} ${NOT_YET}`,
    })
    async contact(
      @Root() { completed, contactId: id }: ContactOperationSuccess,
      @Ctx() context: SuccessContext,
      @Info() info: GraphQLResolveInfo,
    ): Promise<Partial<Contact>> {
      const command = completed.command as Command;
      const reference = { instanceId: command.instanceId, id };
      if (selectsOnly(info, REFERENCE_FIELDS)) return reference;
      if (change === undefined) return context.readAfterWrite(reference, () => true);
      const observer = change.observerOf?.(command) ?? change.observer;
      const expected = change.expected(command);
      const { factsOfContact } = observer;
      if (factsOfContact !== undefined) {
        return context.readAfterWrite(reference, (contact) =>
          isApplied(expected, factsOfContact(contact)),
        );
      }
      await waitUntilApplied(context, command, expected, observer, { subject: 'contact', id });
      return ofNamedChain(command, await context.readAfterWrite(reference, () => true));
    }
  }
  return ContactOfSuccessResolver;
}

/** Creates the resolver of the contact of a success, which does not show the operation. */
function createUnchangedContactResolver(success: ClassType<ContactOperationSuccess>): ClassType {
  @Resolver(() => success)
  class ContactOfSuccessResolver {
    @UpstreamCost(({ selectsOnly: isOnly }) =>
      isOnly(REFERENCE_FIELDS) ? {} : { loads: [{ loader: 'contacts', keys: 1 }] },
    )
    @FieldResolver(() => Contact, {
      nullable: true,
      description: `The contact. ${NEVER} ${FREE}`,
    })
    async contact(
      @Root() { completed: { command }, contactId: id }: ContactOperationSuccess,
      @Ctx() { contacts }: SuccessContext,
      @Info() info: GraphQLResolveInfo,
    ): Promise<Partial<Contact>> {
      const reference = { instanceId: command.instanceId, id };
      if (selectsOnly(info, REFERENCE_FIELDS)) return reference;
      return orNotFound(await contacts.load(reference), 'contact', id);
    }
  }
  return ContactOfSuccessResolver;
}

/** Creates the resolver of the user of a success, as it is after the operation. */
function createUserResolver<Command extends RecordedCommand>(
  success: ClassType<UserOperationSuccess>,
  change: ShownChange<Command> | undefined,
): ClassType {
  @Resolver(() => success)
  class UserOfSuccessResolver {
    @UpstreamCost(costOf(change, { loads: [{ loader: 'users', keys: 1 }] }))
    @FieldResolver(() => User, {
      nullable: true,
      description: `The user; its \`availability\` is that after the operation. ${FREE} ${NOT_YET}`,
    })
    async user(
      @Root() { completed, userId: id }: UserOperationSuccess,
      @Ctx() context: SuccessContext,
      @Info() info: GraphQLResolveInfo,
    ): Promise<Partial<User>> {
      const command = completed.command as Command;
      const reference = { instanceId: command.instanceId, id };
      if (selectsOnly(info, REFERENCE_FIELDS)) return reference;
      if (change !== undefined) {
        const { expected, observer } = change;
        const changed = { subject: 'user', id } as const;
        await waitUntilApplied(context, command, expected(command), observer, changed);
      }
      return orNotFound(await context.users.load(reference), 'user', id);
    }
  }
  return UserOfSuccessResolver;
}

/**
 * The contact, if the command has changed its chain.
 *
 * @throws an error with the code BAD_USER_INPUT when the caller has named the initial contact of another chain.
 */
function ofNamedChain(
  { initialContactId: named }: RecordedCommand,
  contact: DescribedContact,
): DescribedContact {
  const initialId = initialContactIdOf(contact);
  if (named === undefined || named === initialId) return contact;
  const { issues } = wrongInitialContact({ contactId: contact.id }, initialId);
  throw badUserInput(issues);
}

function costOf(
  change: { readonly observer: { readonly calls: number } } | undefined,
  more: ReturnType<CostOfField>,
): CostOfField {
  return ({ selectsOnly: isOnly, terms: { readsAfterWrite } }) => {
    if (isOnly(REFERENCE_FIELDS)) return {};
    // After reading what shows the change, the contact itself is read until it exists.
    return { ...more, calls: readsAfterWrite * (1 + (change?.observer.calls ?? 0)) };
  };
}

async function waitUntilApplied(
  { callConnect, uncancelled: { deadline, readAfterWrite } }: SuccessContext,
  observed: ObservedSubject,
  expected: ExpectedFacts,
  observer: Observer,
  { subject, id }: { readonly subject: 'contact' | 'user'; readonly id: string },
): Promise<void> {
  await readUntilShown(readAfterWrite, deadline.signal, async () => {
    const reading = await observer.observe(callConnect, observed);
    if (!reading.ok) throw readFailure(reading.failure);
    const isShown = reading.output !== null && isApplied(expected, reading.output);
    return isShown ? true : notReadableYet(id, subject);
  });
}
