import { type Contact, UpdateContactRoutingDataCommand } from '@aws-sdk/client-connect';
import { Directive, Field, InputType, Int } from 'type-graphql';
import { exactlyOneIssues, minIssues } from '../../../graphql-kit/input/value-issues.ts';
import { CONTACT_IN_QUEUES } from '../kit/authorization.ts';
import {
  contactConflict,
  endedAtUnknownTime,
  endedContact,
  undecidedPause,
  unqueuedContact,
} from '../kit/contact-causes.ts';
import { declareOperation } from '../kit/declare-operation.ts';
import type { Fact } from '../kit/facts.ts';
import { observeContact } from '../kit/observe.ts';
import type { FailureWith } from '../kit/operation-failure.ts';
import { ContactOperationInput } from '../kit/operation-input.ts';
import { denialOf, type NotShown, notShown, type ShownContact } from '../kit/precondition.ts';

@Directive('@oneOf')
@InputType({
  description:
    'What to change of the turn of a contact in its queue. Give exactly one of the fields, such as `{ queuePriority: 1 }`.',
})
class ContactRoutingInput {
  @Field(() => Int, {
    nullable: true,
    description:
      'The priority in the queue, at least 1. Contacts with the lowest number are routed first; new contacts have 5.',
  })
  readonly queuePriority?: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'The number of seconds by which the contact counts as older than it is, such as 600, or as younger if it is negative: among contacts of the same priority, the oldest is routed first. It replaces an earlier adjustment, and leaves metrics as they are.',
  })
  readonly queueTimeAdjustmentSeconds?: number | null;
}

@InputType({ description: 'The contact, and what to change of its turn in its queue.' })
class UpdateContactRoutingDataInput extends ContactOperationInput {
  @Field(() => ContactRoutingInput, { description: 'The new priority, or the new adjustment.' })
  readonly routing!: ContactRoutingInput;
}

const MEMBERS = ['queuePriority', 'queueTimeAdjustmentSeconds'] as const;
type Member = (typeof MEMBERS)[number];

/** What a read of the contact shows, whichever exception Connect chooses for it. */
const CAUSES = ['contact-not-active', 'contact-not-queued', 'resource-not-found'] as const;

/** UpdateContactRoutingData. Connect takes no token; the contact shows both values. */
export const UPDATE_CONTACT_ROUTING_DATA = declareOperation({
  name: 'UpdateContactRoutingData',
  description:
    'Changes the turn of a contact that waits in a queue: by its priority, or by its age.',
  success: 'The contact has the requested priority or adjustment.',
  input: UpdateContactRoutingDataInput,
  permission: 'UPDATE_CONTACTS',
  rate: { perSecond: 20, burst: 20 },
  subject: 'contact',
  iamResources: ['contact/*'],
  exceptions: {
    AccessDeniedException: ['access-denied'],
    InternalServiceException: ['service-failure', 'outcome-unknown'],
    InvalidActiveRegionException: ['region-not-active'],
    InvalidParameterException: [...CAUSES, 'request-rejected'],
    ResourceConflictException: [...CAUSES, 'contact-conflict'],
    ResourceNotFoundException: CAUSES,
    ThrottlingException: ['throttled'],
  },
  validate({ contactId, routing }) {
    const path = ['input', 'routing'];
    const priority = [...path, 'queuePriority'];
    const issues = [
      ...exactlyOneIssues(path, routing, MEMBERS),
      ...minIssues(priority, routing.queuePriority, 1),
    ];
    const [member = 'queuePriority'] = MEMBERS.filter((name) => typeof routing[name] === 'number');
    return { issues, values: { contactId, member, value: routing[member] ?? 0 } };
  },
  authorization: CONTACT_IN_QUEUES,
  request: ({ instanceId, contactId, member, value }) =>
    new UpdateContactRoutingDataCommand({
      InstanceId: instanceId,
      ContactId: contactId,
      ...(member === 'queuePriority'
        ? { QueuePriority: value }
        : { QueueTimeAdjustmentSeconds: value }),
    }),
  promise: {
    kind: 'state',
    expected: ({ member, value }) => ({ present: [routingFact(member, value)] }),
    observer: observeContact(routingFacts),
    isConfidential: false,
  },
  resourcesOf: ({ contactId: id }) => [{ type: 'CONTACT', id }],
  precondition: requiresRoutableContact,
  classify: (rejected, command, evidence) =>
    denialOf(requiresRoutableContact, command, evidence) ??
    unqueuedContact(evidence.contact, command.contactId) ??
    contactConflict(rejected, command),
});

/**
 * The precondition of UpdateContactRoutingData: an active contact that no agent has accepted. Whether it must be in its queue
 * already is not documented.
 */
function requiresRoutableContact({
  contact,
  contactId,
}: ShownContact): FailureWith<'contact-not-active' | 'contact-not-queued'> | NotShown | undefined {
  const ended = endedContact(contact, contactId) ?? endedAtUnknownTime(contact);
  if (ended !== undefined) return ended;
  const unqueued = unqueuedContact(contact, contactId);
  if (unqueued === undefined) return undecidedPause(contact);
  return contact.AgentInfo?.Id === undefined
    ? notShown('The contact does not wait in a queue. Amazon Connect may change its turn anyway.')
    : unqueued;
}

/** Connect may omit an adjustment of zero (inferred). */
function routingFacts({ QueuePriority, QueueTimeAdjustmentSeconds = 0 }: Contact): Fact[] {
  const adjustment = routingFact('queueTimeAdjustmentSeconds', QueueTimeAdjustmentSeconds);
  return QueuePriority === undefined
    ? [adjustment]
    : [routingFact('queuePriority', QueuePriority), adjustment];
}

function routingFact(member: Member, value: number): Fact {
  return [member, String(value)];
}
