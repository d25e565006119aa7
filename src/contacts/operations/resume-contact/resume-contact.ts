import { ResumeContactCommand } from '@aws-sdk/client-connect';
import { InputType } from 'type-graphql';
import type { Rejected } from '../../../connect/connect-failure.ts';
import {
  contactConflict,
  endedAtUnknownTime,
  pauseOf,
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

@InputType({ description: 'The task to resume, and a flow to run then.' })
class ResumeContactInput extends TaskPauseInput {}

/** ResumeContact. Connect takes no token, and returns nothing: the last pause of the task has ended, by whatever call. */
export const RESUME_CONTACT = declareOperation({
  ...TASK_PAUSES,
  name: 'ResumeContact',
  description: 'Resumes a paused task. One without an agent is queued again if its flow does so.',
  success: 'The task is no longer paused, and is active.',
  input: ResumeContactInput,
  exceptions: exceptionsOfPauses('contact-not-paused'),
  request: ({ instanceId, contactId, contactFlowId }) =>
    new ResumeContactCommand({
      InstanceId: instanceId,
      ContactId: contactId,
      ContactFlowId: contactFlowId,
    }),
  promise: {
    kind: 'state',
    expected: () => ({ present: [['resumed']] }),
    observer: OBSERVE_PAUSES,
    notShown: 'whether the flow of `contactFlowId` ran',
    isConfidential: false,
  },
  precondition: requiresPausedTask,
  classify: (rejected, command, evidence) => classifyResume(rejected, command, evidence),
});

/** Why Connect did not resume a contact; `undefined` when the evidence does not show it. */
export function classifyResume(
  rejected: Rejected,
  command: { readonly contactId: string; readonly clientToken: string },
  evidence: Pick<Evidence, 'contact' | 'connectTime'>,
): FailureWith<ResumeReason | 'contact-conflict'> | undefined {
  return denialOf(requiresPausedTask, command, evidence) ?? contactConflict(rejected, command);
}

/** The causes that the contact shows. */
type ResumeReason = 'contact-not-active' | 'channel-not-supported' | 'contact-not-paused';

/** The precondition of ResumeContact: an active task that is paused. */
function requiresPausedTask(shown: ShownContact): FailureWith<ResumeReason> | NotShown | undefined {
  const { contact, contactId } = shown;
  const cause = notActiveTask(shown) ?? endedAtUnknownTime(contact);
  if (cause !== undefined) return cause;
  const pause = pauseOf(contact);
  return pause === 'none' || pause === 'resumed'
    ? { reason: 'contact-not-paused', contactId }
    : undecidedPause(contact);
}
