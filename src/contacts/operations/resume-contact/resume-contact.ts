import { type Contact, ResumeContactCommand } from '@aws-sdk/client-connect';
import { InputType } from 'type-graphql';
import type { Rejected } from '../../../connect/connect-failure.ts';
import { hasEnded } from '../../contact-from-connect.ts';
import { contactConflict, pauseOf } from '../kit/contact-causes.ts';
import { declareOperation } from '../kit/declare-operation.ts';
import type { FailureWith } from '../kit/operation-failure.ts';
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
  classify: (rejected, command, evidence) => classifyResume(rejected, command, evidence),
});

/** Why Connect did not resume a contact; `undefined` when the evidence does not show it. */
export function classifyResume(
  rejected: Rejected,
  command: { readonly contactId: string; readonly clientToken: string },
  evidence: Pick<Evidence, 'contact'>,
):
  | FailureWith<
      'contact-not-active' | 'channel-not-supported' | 'contact-not-paused' | 'contact-conflict'
    >
  | undefined {
  const { contactId } = command;
  const cause = notActiveTask(evidence, contactId);
  if (cause !== undefined) return cause;
  const { contact } = evidence;
  if (contact !== undefined && !hasEnded(contact) && isUnpaused(contact)) {
    return { reason: 'contact-not-paused', contactId };
  }
  return contactConflict(rejected, command);
}

function isUnpaused(contact: Contact): boolean {
  const pause = pauseOf(contact);
  return pause === 'none' || pause === 'resumed';
}
