import { PauseContactCommand } from '@aws-sdk/client-connect';
import { InputType } from 'type-graphql';
import type { Rejected } from '../../../connect/connect-failure.ts';
import {
  contactConflict,
  endedAtUnknownTime,
  isPaused,
  isScheduledForLater,
  undecidedPause,
} from '../kit/contact-causes.ts';
import { declareOperation } from '../kit/declare-operation.ts';
import type { FailureWith } from '../kit/operation-failure.ts';
import { denialOf, type NotShown, type ShownContact } from '../kit/precondition.ts';
import type { Evidence } from '../kit/read-evidence.ts';
import {
  exceptionsOfPauses,
  notActiveTask,
  OBSERVE_PAUSES,
  TASK_PAUSES,
  TaskPauseInput,
} from '../kit/task-pauses.ts';

@InputType({ description: 'The task to pause, and a flow to run then.' })
class PauseContactInput extends TaskPauseInput {}

/** The causes that the contact shows. */
type PauseReason =
  'contact-not-active' | 'channel-not-supported' | 'contact-already-paused' | 'contact-not-started';

/** How often a task can be paused (documented). */
const MAX_PAUSES = 10;

/** PauseContact. Connect takes no token, and returns nothing: a task that is paused was paused, by whatever call. */
export const PAUSE_CONTACT = declareOperation({
  ...TASK_PAUSES,
  name: 'PauseContact',
  description:
    'Pauses a task that has started: it leaves its queue, or frees a slot of its agent, until it is resumed.',
  success: 'The task is paused.',
  input: PauseContactInput,
  exceptions: {
    ...exceptionsOfPauses('contact-already-paused', 'contact-not-started'),
    LimitExceededException: ['pause-limit', 'resource-not-found'],
  },
  request: ({ instanceId, contactId, contactFlowId }) =>
    new PauseContactCommand({
      InstanceId: instanceId,
      ContactId: contactId,
      ContactFlowId: contactFlowId,
    }),
  promise: {
    kind: 'state',
    expected: () => ({ present: [['paused']] }),
    observer: OBSERVE_PAUSES,
    notShown: 'whether the flow of `contactFlowId` ran',
    isConfidential: false,
  },
  precondition: requiresUnpausedTask,
  classify: (rejected, command, evidence) => classifyPause(rejected, command, evidence),
});

/** Why Connect did not pause a contact; `undefined` when the evidence does not show it. */
export function classifyPause(
  rejected: Rejected,
  command: { readonly contactId: string; readonly clientToken: string },
  evidence: Pick<Evidence, 'contact' | 'connectTime'>,
): FailureWith<PauseReason | 'pause-limit' | 'contact-conflict'> | undefined {
  const { contactId } = command;
  // PauseContact has no other limit, so the exception is enough.
  if (rejected.exception === 'LimitExceededException') {
    return { reason: 'pause-limit', contactId, limit: MAX_PAUSES };
  }
  return denialOf(requiresUnpausedTask, command, evidence) ?? contactConflict(rejected, command);
}

/** The precondition of PauseContact: an active task that has started, and is not paused. */
function requiresUnpausedTask(
  shown: ShownContact,
): FailureWith<PauseReason> | NotShown | undefined {
  const cause = notActiveTask(shown);
  if (cause !== undefined) return cause;
  const { contact, contactId, connectTime } = shown;
  if (isPaused(contact)) {
    const lastPausedTimestamp = contact.LastPausedTimestamp ?? null;
    return { reason: 'contact-already-paused', contactId, lastPausedTimestamp };
  }
  if (isScheduledForLater(contact, connectTime)) {
    const scheduledTimestamp = contact.ScheduledTimestamp ?? null;
    return { reason: 'contact-not-started', contactId, scheduledTimestamp };
  }
  return endedAtUnknownTime(contact) ?? undecidedPause(contact);
}
