import type { PauseContactRequest, PauseContactResponse } from '@aws-sdk/client-connect';
import { ConnectError, invalidRequest } from '../protocol/errors.ts';
import { serveAgent } from '../routing/agent-status.ts';
import { isOffered } from '../routing/contact-states.ts';
import { isActive, isPaused } from '../store/contact-record.ts';
import type { Operation } from './operation.ts';
import { checkRunnable } from './runnable-flow.ts';

const maxPauses = 10;

/**
 * Pauses a task that has neither ended nor is scheduled for later, ten times at most (documented; which
 * exception answers what is inferred, but for the conflict). A task that waits leaves its queue, and
 * one that an agent has frees a slot (documented): it stays with the agent, and in the state CONNECTED,
 * since Connect's API has no other one for it (inferred). A flow of any type is taken, and does
 * nothing here (inferred).
 */
export const pauseContact: Operation<PauseContactRequest, PauseContactResponse> = (
  input,
  context,
) => {
  const { now, contacts } = context;
  const here = context.directory.instance(input.InstanceId);
  const contact = contacts.current(input.InstanceId, input.ContactId, now);
  if (input.ContactFlowId !== undefined) checkRunnable(here.flow(input.ContactFlowId));
  if (contact.channel !== 'TASK') {
    throw invalidRequest(`A contact of the channel ${contact.channel} cannot be paused.`);
  }
  if (!isActive(contact)) throw invalidRequest('The contact has ended.');
  if (contact.scheduledTarget !== undefined) {
    throw new ConnectError('ConflictException', 'The task is scheduled for later.');
  }
  if (isPaused(contact)) throw new ConnectError('ConflictException', 'The task is paused already.');
  if (contact.pause.count >= maxPauses) {
    throw new ConnectError(
      'LimitExceededException',
      `A task can be paused ${maxPauses} times at most.`,
    );
  }
  const { pause, atAgents } = contact;
  contacts.write(
    {
      ...contact,
      atAgents: atAgents.filter((at) => !isOffered(at)),
      pause: { ...pause, count: pause.count + 1, isPaused: true, lastPaused: now },
      lastUpdateTimestamp: now,
    },
    now,
  );
  for (const { userId } of atAgents) serveAgent(contact.instanceId, userId, context);
  return {};
};
