import { type Contact, ResumeContactCommand } from '@aws-sdk/client-connect';
import { Field, ID, InputType } from 'type-graphql';
import type { Rejected } from '../../../connect/connect-failure.ts';
import { hasEnded } from '../../contact-from-connect.ts';
import { optionalContactFlow } from '../../inputs/contact-flow-id.ts';
import { CONTACT_IN_QUEUES_WITHOUT_FLOW } from '../kit/authorization.ts';
import { conflict, endedContact, isPaused, unsupportedChannel } from '../kit/contact-causes.ts';
import { declareOperation } from '../kit/declare-operation.ts';
import { observeContact } from '../kit/observe.ts';
import type { FailureWith } from '../kit/operation-failure.ts';
import { ContactOperationInput } from '../kit/operation-input.ts';
import type { Evidence } from '../kit/read-evidence.ts';

@InputType({ description: 'The task to resume, and a flow to run then.' })
class ResumeContactInput extends ContactOperationInput {
  @Field(() => ID, {
    nullable: true,
    description:
      'The id of the flow that runs when the task is resumed, such as one that transfers a task without an agent to a queue: up to 500 characters. Not its ARN. By default, the request names none. Callers that are restricted to queues cannot name one.',
  })
  readonly contactFlowId?: string | null;
}

/** What a read of the contact shows, whichever exception Connect chooses for it. */
const CAUSES = ['contact-not-active', 'channel-not-supported', 'contact-not-paused'] as const;

/** ResumeContact. Connect takes no token, and returns nothing: the last pause of the task has ended, by whatever call. */
export const RESUME_CONTACT = declareOperation({
  name: 'ResumeContact',
  description: 'Resumes a paused task. One without an agent is queued again if its flow does so.',
  success: 'The task is no longer paused, and is active.',
  input: ResumeContactInput,
  permission: 'UPDATE_CONTACTS',
  subject: 'contact',
  iamResources: ['instance', 'contact/*', 'contact-flow/*'],
  exceptions: {
    AccessDeniedException: ['access-denied'],
    ConflictException: [...CAUSES, 'resource-not-found', 'contact-conflict'],
    InternalServiceException: ['service-failure', 'outcome-unknown'],
    InvalidParameterException: [...CAUSES, 'resource-not-found', 'request-rejected'],
    InvalidRequestException: [...CAUSES, 'resource-not-found', 'request-rejected'],
    ResourceNotFoundException: [...CAUSES, 'resource-not-found'],
    ThrottlingException: ['throttled'],
  },
  validate({ contactId, contactFlowId: given }) {
    const { contactFlowId, issues } = optionalContactFlow(given);
    return { issues, values: { contactId, contactFlowId } };
  },
  authorization: CONTACT_IN_QUEUES_WITHOUT_FLOW,
  request: ({ instanceId, contactId, contactFlowId }) =>
    new ResumeContactCommand({
      InstanceId: instanceId,
      ContactId: contactId,
      ContactFlowId: contactFlowId,
    }),
  promise: {
    kind: 'state',
    expected: () => ({ present: [['resumed']] }),
    observer: observeContact((contact) => (isResumed(contact) ? [['resumed']] : [])),
    notShown: 'whether the flow of `contactFlowId` ran',
    isConfidential: false,
  },
  record: ({ contactFlowId }) => ({ contactFlowId }),
  resourcesOf: ({ contactId, contactFlowId }) => [
    { type: 'CONTACT', id: contactId },
    ...(contactFlowId === undefined ? [] : [{ type: 'CONTACT_FLOW', id: contactFlowId } as const]),
  ],
  classify: (rejected, command, evidence) => classifyResume(rejected, command, evidence),
});

/** Why Connect did not resume a contact; `undefined` when the evidence does not show it. */
export function classifyResume(
  rejected: Rejected,
  { contactId, clientToken }: { readonly contactId: string; readonly clientToken: string },
  { contact }: Pick<Evidence, 'contact'>,
): FailureWith<(typeof CAUSES)[number] | 'contact-conflict'> | undefined {
  const cause =
    endedContact(contact, contactId) ?? unsupportedChannel(contact, contactId, ['TASK']);
  if (cause !== undefined) return cause;
  if (contact !== undefined && !isPaused(contact) && !hasEnded(contact)) {
    return { reason: 'contact-not-paused', contactId };
  }
  const isConflict = rejected.exception === 'ConflictException';
  return isConflict ? conflict(rejected, contactId, clientToken) : undefined;
}

/** Not one that was never paused: Connect may not show yet that it was. */
function isResumed(contact: Contact): boolean {
  return contact.LastResumedTimestamp !== undefined && !isPaused(contact) && !hasEnded(contact);
}
