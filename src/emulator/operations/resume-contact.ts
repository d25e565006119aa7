import type { ResumeContactRequest, ResumeContactResponse } from '@aws-sdk/client-connect';
import { ConnectError, invalidRequest } from '../protocol/errors.ts';
import { queueOf, route } from '../routing/route-contact.ts';
import { isActive, isPaused, withoutPause } from '../store/contact-record.ts';
import type { Operation } from './operation.ts';
import { checkRunnable } from './runnable-flow.ts';

/**
 * Resumes a paused task. One that an agent has stays with the agent, who may have more contacts than
 * slots then (inferred). One without an agent is put into a queue again, behind what waits there
 * (documented): where the flow of the request leads, or into the queue that it was in (inferred). A
 * flow that leads nowhere leaves it without a queue (documented).
 */
export const resumeContact: Operation<ResumeContactRequest, ResumeContactResponse> = (
  input,
  context,
) => {
  const { now, contacts } = context;
  const here = context.directory.instance(input.InstanceId);
  const contact = contacts.current(input.InstanceId, input.ContactId, now);
  const flow = input.ContactFlowId === undefined ? undefined : here.flow(input.ContactFlowId);
  if (flow !== undefined) checkRunnable(flow);
  if (contact.channel !== 'TASK') {
    throw invalidRequest(`A contact of the channel ${contact.channel} cannot be resumed.`);
  }
  if (!isActive(contact)) throw invalidRequest('The contact has ended.');
  if (!isPaused(contact)) throw new ConnectError('ConflictException', 'The task is not paused.');
  const resumed = {
    ...contact,
    pause: { ...withoutPause(contact, now), lastResumed: now },
    lastUpdateTimestamp: now,
  };
  if (contact.agent !== undefined) {
    contacts.write(resumed, now);
  } else {
    const queueId = flow === undefined ? contact.queue?.id : flow.queueId;
    route(resumed, queueOf({ queueId }, here), context);
  }
  return {};
};
