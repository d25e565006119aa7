import { PauseContactCommand } from '@aws-sdk/client-connect';
import { Field, ID, InputType } from 'type-graphql';
import type { Rejected } from '../../../connect/connect-failure.ts';
import { optionalContactFlow } from '../../inputs/contact-flow-id.ts';
import { CONTACT_IN_QUEUES_WITHOUT_FLOW } from '../kit/authorization.ts';
import {
  conflict,
  endedContact,
  isPaused,
  isScheduledForLater,
  unsupportedChannel,
} from '../kit/contact-causes.ts';
import { declareOperation } from '../kit/declare-operation.ts';
import { observeContact } from '../kit/observe.ts';
import type { FailureWith } from '../kit/operation-failure.ts';
import { ContactOperationInput } from '../kit/operation-input.ts';
import type { Evidence } from '../kit/read-evidence.ts';

@InputType({ description: 'The task to pause, and a flow to run then.' })
class PauseContactInput extends ContactOperationInput {
  @Field(() => ID, {
    nullable: true,
    description:
      'The id of the flow that runs when the task is paused: up to 500 characters. Not its ARN. By default, the request names none. Callers that are restricted to queues cannot name one.',
  })
  readonly contactFlowId?: string | null;
}

/** What a read of the contact shows, whichever exception Connect chooses for it. */
const CAUSES = [
  'contact-not-active',
  'channel-not-supported',
  'contact-already-paused',
  'contact-not-started',
] as const;

/** PauseContact. Connect takes no token, and returns nothing: a task that is paused was paused, by whatever call. */
export const PAUSE_CONTACT = declareOperation({
  name: 'PauseContact',
  description:
    'Pauses a task that has started: it leaves its queue, or frees a slot of its agent, until it is resumed.',
  success: 'The task is paused.',
  input: PauseContactInput,
  permission: 'UPDATE_CONTACTS',
  subject: 'contact',
  iamResources: ['instance', 'contact/*', 'contact-flow/*'],
  exceptions: {
    AccessDeniedException: ['access-denied'],
    ConflictException: [...CAUSES, 'resource-not-found', 'contact-conflict'],
    InternalServiceException: ['service-failure', 'outcome-unknown'],
    InvalidParameterException: [...CAUSES, 'resource-not-found', 'request-rejected'],
    InvalidRequestException: [...CAUSES, 'resource-not-found', 'request-rejected'],
    LimitExceededException: ['pause-limit', 'resource-not-found'],
    ResourceNotFoundException: [...CAUSES, 'resource-not-found'],
    ThrottlingException: ['throttled'],
  },
  validate({ contactId, contactFlowId: given }) {
    const { contactFlowId, issues } = optionalContactFlow(given);
    return { issues, values: { contactId, contactFlowId } };
  },
  authorization: CONTACT_IN_QUEUES_WITHOUT_FLOW,
  request: ({ instanceId, contactId, contactFlowId }) =>
    new PauseContactCommand({
      InstanceId: instanceId,
      ContactId: contactId,
      ContactFlowId: contactFlowId,
    }),
  promise: {
    kind: 'state',
    expected: () => ({ present: [['paused']] }),
    observer: observeContact((contact) => (isPaused(contact) ? [['paused']] : [])),
    notShown: 'whether the flow of `contactFlowId` ran',
    isConfidential: false,
  },
  record: ({ contactFlowId }) => ({ contactFlowId }),
  resourcesOf: ({ contactId, contactFlowId }) => [
    { type: 'CONTACT', id: contactId },
    ...(contactFlowId === undefined ? [] : [{ type: 'CONTACT_FLOW', id: contactFlowId } as const]),
  ],
  classify: (rejected, command, evidence) => classifyPause(rejected, command, evidence),
});

/** How often a task can be paused (documented). */
const MAX_PAUSES = 10;

/** Why Connect did not pause a contact; `undefined` when the evidence does not show it. */
export function classifyPause(
  rejected: Rejected,
  { contactId, clientToken }: { readonly contactId: string; readonly clientToken: string },
  { contact, connectTime }: Pick<Evidence, 'contact' | 'connectTime'>,
): FailureWith<(typeof CAUSES)[number] | 'pause-limit' | 'contact-conflict'> | undefined {
  // PauseContact has no other limit, so the exception is enough.
  if (rejected.exception === 'LimitExceededException') {
    return { reason: 'pause-limit', contactId, limit: MAX_PAUSES };
  }
  const cause =
    endedContact(contact, contactId) ?? unsupportedChannel(contact, contactId, ['TASK']);
  if (cause !== undefined) return cause;
  if (contact !== undefined && isPaused(contact)) {
    const lastPausedTimestamp = contact.LastPausedTimestamp ?? null;
    return { reason: 'contact-already-paused', contactId, lastPausedTimestamp };
  }
  if (contact !== undefined && isScheduledForLater(contact, connectTime)) {
    const scheduledTimestamp = contact.ScheduledTimestamp ?? null;
    return { reason: 'contact-not-started', contactId, scheduledTimestamp };
  }
  const isConflict = rejected.exception === 'ConflictException';
  return isConflict ? conflict(rejected, contactId, clientToken) : undefined;
}
