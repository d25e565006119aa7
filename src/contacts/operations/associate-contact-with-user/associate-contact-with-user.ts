import {
  type AgentContactReference,
  AssociateContactWithUserCommand,
  type Contact,
  type ContactState,
} from '@aws-sdk/client-connect';
import { Field, ID, InputType } from 'type-graphql';
import { mapResult } from '../../../connect/connect-failure.ts';
import { userIdIssues, userIdOf } from '../../../graphql-kit/input/user-id.ts';
import { hasEnded } from '../../contact-from-connect.ts';
import { describeContact } from '../../contact.loader.ts';
import { CONTACT_IN_QUEUES } from '../kit/authorization.ts';
import { requiresQueuedContact } from '../kit/contact-causes.ts';
import { declareOperation } from '../kit/declare-operation.ts';
import type { Fact } from '../kit/facts.ts';
import type { ObservedSubject, Observer } from '../kit/observe.ts';
import type { FailureWith } from '../kit/operation-failure.ts';
import { ContactOperationInput } from '../kit/operation-input.ts';
import { denialOf } from '../kit/precondition.ts';
import type { Evidence } from '../kit/read-evidence.ts';
import { type LiveUser, readUserData } from '../kit/read-user-data.ts';

@InputType({ description: 'The contact to assign, and the agent.' })
class AssociateContactWithUserInput extends ContactOperationInput {
  @Field(() => ID, {
    description: 'The id or the ARN of the user, who is the agent: up to 256 characters.',
  })
  readonly userId!: string;
}

/** How many contacts wait in the queue of an agent at most (documented). */
const MAX_IN_AGENT_QUEUE = 10;

/** The states of a contact that is offered to an agent, or that the agent works on (documented). */
const OFFERED: readonly (ContactState | undefined)[] = ['INCOMING', 'CONNECTING', 'PENDING'];
const CONNECTED: readonly (ContactState | undefined)[] = ['CONNECTED', 'CONNECTED_ONHOLD'];

/** What reads show, whichever exception Connect chooses for it. */
const CAUSES = ['contact-not-active', 'contact-not-queued', 'resource-not-found'] as const;

/**
 * An active contact is assigned to an agent when the agent has accepted it, when it waits in the agent's queue, which has
 * the agent's id (inferred), or when it is in the agent's list. The contact itself shows the first two, so that the list is
 * only read without them.
 */
const ASSIGNMENT: Observer = {
  calls: 2,
  async observe(callConnect, subject) {
    const { instanceId, contactId = '', userId = '' } = subject;
    const contact = await describeContact(callConnect, { instanceId, id: contactId });
    if (!contact.ok || contact.output === null) return mapResult(contact, () => null);
    const assigned: readonly Fact[] = [assignedTo(userId)];
    if (hasEnded(contact.output)) return { ok: true, output: [] };
    if (isAt(contact.output, userId)) return { ok: true, output: assigned };
    const user = await readUserData(callConnect, instanceId, userId);
    return mapResult(user, (shown) => shown && (isListed(shown, subject) ? assigned : []));
  },
};

/** AssociateContactWithUser. Connect takes no token, and returns nothing. */
export const ASSOCIATE_CONTACT_WITH_USER = declareOperation({
  name: 'AssociateContactWithUser',
  description:
    'Assigns a contact that waits in a queue to an agent, whatever the status of the agent, and even if the agent has as many contacts as the routing profile allows. It stays the same contact, and waits in the queue of the agent until the agent accepts it.',
  success: 'The contact is assigned to the agent.',
  input: AssociateContactWithUserInput,
  permission: 'ASSIGN_CONTACTS',
  subject: 'contact',
  iamResources: ['instance', 'contact/*', 'agent/*'],
  exceptions: {
    AccessDeniedException: ['access-denied'],
    InternalServiceException: ['service-failure', 'outcome-unknown'],
    InvalidParameterException: [...CAUSES, 'request-rejected'],
    InvalidRequestException: [...CAUSES, 'agent-queue-full', 'request-rejected'],
    ResourceNotFoundException: CAUSES,
    ThrottlingException: ['throttled'],
  },
  validate({ contactId, userId, instanceId }, { instances }) {
    const issues = userIdIssues(['input', 'userId'], userId, instanceId ?? instances.defaultId);
    return { issues, values: { contactId, userId: userIdOf(userId) } };
  },
  authorization: CONTACT_IN_QUEUES,
  check: {
    query: 'checkAssociation',
    description: "It reads the contact, the user and the contacts in the user's list.",
    // The user, and the user's live state.
    calls: 2,
    denial: (command, evidence) => fullQueue(command, evidence, null),
    notShown: [
      "The queue of the agent can be full although the agent's list does not show it: the list has no contacts that wait for an agent who is offline.",
      'Amazon Connect does not assign callbacks that call the customer first, and the contact does not show whether it is one.',
    ],
  },
  request: ({ instanceId, contactId, userId }) =>
    new AssociateContactWithUserCommand({
      InstanceId: instanceId,
      ContactId: contactId,
      UserId: userId,
    }),
  promise: {
    kind: 'state',
    expected: ({ userId }) => ({ present: [assignedTo(userId)] }),
    observer: ASSIGNMENT,
    isConfidential: false,
  },
  record: ({ userId }) => ({ userId }),
  resourcesOf: ({ contactId, userId }) => [
    { type: 'CONTACT', id: contactId },
    { type: 'USER', id: userId },
  ],
  precondition: requiresQueuedContact,
  classify: (rejected, command, evidence) =>
    denialOf(requiresQueuedContact, command, evidence) ??
    (rejected.exception === 'InvalidRequestException'
      ? fullQueue(command, evidence, rejected.requestId ?? null)
      : undefined),
});

function assignedTo(userId: string): Fact {
  return ['assigned', userId];
}

/** Whether an agent has the contact, or the agent's queue. */
function isAt({ AgentInfo, QueueInfo }: Contact, userId: string): boolean {
  return AgentInfo?.Id === userId || (AgentInfo?.Id === undefined && QueueInfo?.Id === userId);
}

/** Whether the contact is in the list of an agent, who works on it, or to whom it is assigned. */
function isListed(
  { Contacts = [] }: LiveUser,
  { contactId, userId = '' }: ObservedSubject,
): boolean {
  return Contacts.some(
    (contact) =>
      contact.ContactId === contactId &&
      (CONNECTED.includes(contact.AgentContactState) || waitsFor(userId, contact)),
  );
}

/** Whether a contact waits for an agent. What another queue offers to the agent is not assigned: others may get it. */
function waitsFor(
  userId: string,
  { AgentContactState: state, Queue: queue }: AgentContactReference,
): boolean {
  return OFFERED.includes(state) && queue?.Id === userId;
}

/**
 * The agent's list has as many contacts that wait in the agent's queue as it takes. Those that wait for an agent who is
 * offline are in no list, and the metrics of queues leave out those of agents: then nothing shows the cause.
 */
function fullQueue(
  { userId, clientToken }: { readonly userId: string; readonly clientToken: string },
  { contact, user }: Evidence,
  connectRequestId: string | null,
): FailureWith<'agent-queue-full'> | undefined {
  // Without the contact, its own state may be the cause.
  if (contact === undefined) return undefined;
  if (contact.QueueInfo?.Id === userId) return undefined;
  const waiting = (user?.Contacts ?? []).filter((listed) => waitsFor(userId, listed));
  if (waiting.length < MAX_IN_AGENT_QUEUE) return undefined;
  const limit = MAX_IN_AGENT_QUEUE;
  return { reason: 'agent-queue-full', userId, limit, clientToken, connectRequestId };
}
