import type { OperationContext } from '../operations/operation.ts';
import {
  type AgentAction,
  driveContact,
  type DriveFailure,
  statesFor,
} from '../routing/drive-contact.ts';
import { pickContact, type PickFailure } from '../routing/pick-contact.ts';
import type { AgentRecord } from '../store/agent-store.ts';
import { atAgent } from '../store/contact-record.ts';
import { AdminError, badField } from './admin-error.ts';

const pickFailures: Readonly<Record<PickFailure, string>> = {
  NOT_WAITING: 'It is not in the list of this agent, and does not wait in a queue.',
  NOT_SERVED: 'It waits in a queue that this agent does not serve.',
  NO_SLOT: 'It waits in a queue, and this agent is not Available or has no free slot for it.',
};

/**
 * Makes an agent do something with a contact of the agent's list; with the one that has been longest in
 * a fitting state when none is named. What is to be accepted may also wait in a queue that the agent
 * serves. Throws AdminError, 404 for an unknown contact, 409 for a step that is not possible.
 */
export function driveAgent(
  agent: AgentRecord,
  action: AgentAction,
  contactId: string | undefined,
  context: OperationContext,
): void {
  const { instanceId, userId } = agent;
  const id = contactId ?? oldest(instanceId, userId, action, context);
  const contact = context.contacts.latest(id);
  if (contact?.instanceId !== instanceId) {
    throw badField('contactId', `there is no contact "${id}" in this instance`, 404);
  }
  if (action === 'accept' && atAgent(contact, userId) === undefined) {
    const reason = pickContact(contact, userId, context);
    if (reason !== undefined) throw impossible(action, id, pickFailures[reason]);
    return;
  }
  const failure = driveContact(id, agent, action, context);
  if (failure !== undefined) throw impossible(action, id, textOf(failure));
}

function oldest(
  instanceId: string,
  userId: string,
  action: AgentAction,
  { contacts }: OperationContext,
): string {
  const states = statesFor(action);
  const [first] = contacts
    .atAgent(instanceId, userId)
    .flatMap((contact) => {
      const at = atAgent(contact, userId);
      return at && states.includes(at.state) ? [{ id: contact.id, since: at.since }] : [];
    })
    .sort((a, b) => a.since.getTime() - b.since.getTime());
  if (first !== undefined) return first.id;
  throw new AdminError(
    409,
    `This agent has no contact to ${action}: none in the list is ${states.join(' or ')}.`,
  );
}

function impossible(action: AgentAction, contactId: string, reason: string): AdminError {
  return new AdminError(409, `The agent cannot ${action} contact "${contactId}". ${reason}`);
}

function textOf(failure: DriveFailure): string {
  switch (failure.reason) {
    case 'NOT_IN_LIST':
      return 'It is not in the list of this agent.';
    case 'WRONG_STATE':
      return `It is ${failure.state} there, and must be ${failure.possible.join(' or ')}.`;
    case 'NO_HOLD':
      return 'Only a call can be put on hold.';
  }
}
