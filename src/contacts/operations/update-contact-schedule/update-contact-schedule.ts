import { type Contact, UpdateContactScheduleCommand } from '@aws-sdk/client-connect';
import { Field, InputType } from 'type-graphql';
import type { Rejected } from '../../../connect/connect-failure.ts';
import { DateTime } from '../../../graphql-kit/values/date-time.scalar.ts';
import { hasEnded } from '../../contact-from-connect.ts';
import { scheduledTimeIssues } from '../../inputs/scheduled-time.ts';
import { CONTACT_IN_QUEUES } from '../kit/authorization.ts';
import {
  endedAtUnknownTime,
  endedContact,
  isScheduledForLater,
  unsupportedChannel,
} from '../kit/contact-causes.ts';
import { declareOperation } from '../kit/declare-operation.ts';
import type { Fact } from '../kit/facts.ts';
import { observeContact } from '../kit/observe.ts';
import type { FailureWith } from '../kit/operation-failure.ts';
import { ContactOperationInput } from '../kit/operation-input.ts';
import { denialOf, type NotShown, type ShownContact } from '../kit/precondition.ts';
import type { Evidence } from '../kit/read-evidence.ts';

@InputType({ description: 'The scheduled task, and its new time.' })
class UpdateContactScheduleInput extends ContactOperationInput {
  @Field(() => DateTime, {
    description:
      "When the task starts: in the future by Amazon Connect's clock, and as far ahead as Connect allows, which is 6 to 90 days.",
  })
  readonly scheduledTime!: Date;
}

/** What a read of the contact shows, whichever exception Connect chooses for it. */
const CAUSES = ['contact-not-active', 'channel-not-supported', 'contact-not-scheduled'] as const;

/** UpdateContactSchedule. Connect takes no token, and returns nothing: the contact shows its time. */
export const UPDATE_CONTACT_SCHEDULE = declareOperation({
  name: 'UpdateContactSchedule',
  description: 'Changes the time at which a task starts that is scheduled for later.',
  success: 'The task is scheduled for the requested time.',
  input: UpdateContactScheduleInput,
  permission: 'UPDATE_CONTACTS',
  subject: 'contact',
  iamResources: ['contact/*'],
  exceptions: {
    InternalServiceException: ['service-failure', 'outcome-unknown'],
    InvalidParameterException: [...CAUSES, 'resource-not-found', 'request-rejected'],
    InvalidRequestException: [...CAUSES, 'resource-not-found', 'request-rejected'],
    LimitExceededException: ['reschedule-limit', 'resource-not-found'],
    ResourceNotFoundException: [...CAUSES, 'resource-not-found'],
    ThrottlingException: ['throttled'],
  },
  validate: ({ contactId, scheduledTime }) => ({
    issues: [],
    values: { contactId, scheduledTime },
  }),
  expiryIssues: ({ scheduledTime }, { connectNow }) =>
    scheduledTimeIssues(['input', 'scheduledTime'], scheduledTime, connectNow),
  authorization: CONTACT_IN_QUEUES,
  request: ({ instanceId, contactId, scheduledTime }) =>
    new UpdateContactScheduleCommand({
      InstanceId: instanceId,
      ContactId: contactId,
      ScheduledTime: scheduledTime,
    }),
  promise: {
    kind: 'state',
    expected: ({ scheduledTime }) => ({ present: [scheduledFor(scheduledTime)] }),
    observer: observeContact(scheduleFacts),
    isConfidential: false,
  },
  resourcesOf: ({ contactId: id }) => [{ type: 'CONTACT', id }],
  precondition: requiresScheduledTask,
  classify: (rejected, command, evidence) => classifySchedule(rejected, command, evidence),
});

/** A task that has ended is no longer scheduled: Connect still shows its time (inferred). */
function scheduleFacts(contact: Contact): Fact[] {
  const { ScheduledTimestamp: time } = contact;
  return time === undefined || hasEnded(contact) ? [] : [scheduledFor(time)];
}

/** The time in whole seconds: Connect takes epoch seconds (documented), and may drop their fractions (inferred). */
function scheduledFor(time: Date): Fact {
  const seconds = Math.floor(time.getTime() / 1_000);
  return ['scheduled', new Date(seconds * 1_000).toISOString()];
}

/** How often a task can be rescheduled (documented). */
const MAX_RESCHEDULES = 20;

/** Why Connect did not reschedule a contact; `undefined` when the evidence does not show it. */
export function classifySchedule(
  { exception }: Rejected,
  command: { readonly contactId: string },
  evidence: Pick<Evidence, 'contact' | 'connectTime'>,
): FailureWith<(typeof CAUSES)[number] | 'reschedule-limit'> | undefined {
  // UpdateContactSchedule has no other limit, so the exception is enough.
  if (exception === 'LimitExceededException') {
    return { reason: 'reschedule-limit', contactId: command.contactId, limit: MAX_RESCHEDULES };
  }
  return denialOf(requiresScheduledTask, command, evidence);
}

/** The precondition of UpdateContactSchedule: an active task that is scheduled for later. */
function requiresScheduledTask({
  contact,
  contactId,
  connectTime,
}: ShownContact): FailureWith<(typeof CAUSES)[number]> | NotShown | undefined {
  const cause =
    endedContact(contact, contactId) ??
    unsupportedChannel(contact, contactId, ['TASK']) ??
    endedAtUnknownTime(contact);
  if (cause !== undefined || isScheduledForLater(contact, connectTime)) return cause;
  return { reason: 'contact-not-scheduled', contactId };
}
