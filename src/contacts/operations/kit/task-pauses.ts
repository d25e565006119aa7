import { Field, ID, InputType } from 'type-graphql';
import { optionalContactFlow } from '../../inputs/contact-flow-id.ts';
import { CONTACT_IN_QUEUES_WITHOUT_FLOW } from './authorization.ts';
import { endedContact, pauseOf, unsupportedChannel } from './contact-causes.ts';
import type { Validation } from './declaration.ts';
import { UNDECIDED } from './facts.ts';
import { observeContact } from './observe.ts';
import type { CommonReason, FailureWith, NamedResource, Reason } from './operation-failure.ts';
import { ContactOperationInput } from './operation-input.ts';
import type { ShownContact } from './precondition.ts';

/** The fields of an input that pauses or resumes a task. Extend it. */
@InputType()
export class TaskPauseInput extends ContactOperationInput {
  @Field(() => ID, {
    nullable: true,
    description:
      'The id of a flow that runs then, such as one that transfers a resumed task to a queue: up to 500 characters. Not its ARN. By default, the request names none. Callers that are restricted to queues cannot name one.',
  })
  readonly contactFlowId?: string | null;
}

interface PauseValues {
  readonly contactId: string;
  readonly contactFlowId: string | undefined;
}

/** What the declarations of PauseContact and ResumeContact have in common. */
export const TASK_PAUSES = {
  permission: 'UPDATE_CONTACTS',
  subject: 'contact',
  iamResources: ['instance', 'contact/*', 'contact-flow/*'],
  validate({ contactId, contactFlowId: given }: TaskPauseInput): Validation<PauseValues> {
    const { contactFlowId, issues } = optionalContactFlow(given);
    return { issues, values: { contactId, contactFlowId } };
  },
  authorization: CONTACT_IN_QUEUES_WITHOUT_FLOW,
  record: ({ contactFlowId }: PauseValues) => ({ contactFlowId }),
  resourcesOf: ({ contactId, contactFlowId }: PauseValues): NamedResource[] => [
    { type: 'CONTACT', id: contactId },
    ...(contactFlowId === undefined ? [] : [{ type: 'CONTACT_FLOW', id: contactFlowId } as const]),
  ],
} as const;

/** Shows whether a contact is paused, or was resumed. */
export const OBSERVE_PAUSES = observeContact((contact) => {
  const pause = pauseOf(contact);
  return [pause === 'undecided' ? UNDECIDED : [pause]];
});

/** The causes that a read shows for both operations. */
type PauseReason = 'contact-not-active' | 'channel-not-supported';

/**
 * The exceptions of PauseContact and ResumeContact, with the causes of one of them. A read shows the cause, whichever
 * exception Connect chooses for it.
 */
export function exceptionsOfPauses<Own extends Reason>(
  ...own: readonly Own[]
): Readonly<Record<string, readonly (CommonReason | PauseReason | 'contact-conflict' | Own)[]>> {
  const causes: readonly (CommonReason | PauseReason | Own)[] = [
    'contact-not-active',
    'channel-not-supported',
    ...own,
    'resource-not-found',
  ];
  return {
    AccessDeniedException: ['access-denied'],
    ConflictException: [...causes, 'contact-conflict'],
    InternalServiceException: ['service-failure', 'outcome-unknown'],
    InvalidParameterException: [...causes, 'request-rejected'],
    InvalidRequestException: [...causes, 'request-rejected'],
    ResourceNotFoundException: causes,
    ThrottlingException: ['throttled'],
  };
}

/** The failure of an operation that pauses or resumes a contact, if that is no active task. */
export function notActiveTask({
  contact,
  contactId,
}: ShownContact): FailureWith<PauseReason> | undefined {
  return endedContact(contact, contactId) ?? unsupportedChannel(contact, contactId, ['TASK']);
}
