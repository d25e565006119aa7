import type { ContactState } from '@aws-sdk/client-connect';
import type { OperationContext } from '../operations/operation.ts';
import type { AgentContact, ContactRecord, Target } from '../store/contact-record.ts';
import { isActive, withoutPause } from '../store/contact-record.ts';
import type { DirectoryQueue, InstanceDirectory } from '../store/directory.ts';
import { serveAgent } from './agent-status.ts';
import { isClearable } from './contact-states.ts';
import { isQueueFull } from './limits.ts';
import { offerWaiting, withoutAgent } from './offers.ts';

/* Where contacts come from and go to. Every function writes the contacts that it changes. */

/**
 * The queue where a target's contacts wait; a user's is the agent queue. Nothing where the flow ends
 * without a queue. Throws ResourceNotFoundException for an unknown queue or user.
 */
export function queueOf(target: Target, directory: InstanceDirectory): DirectoryQueue | undefined {
  if (target.userId !== undefined) return directory.queue(directory.user(target.userId).id);
  const queueId = target.queueId ?? target.flowQueueId;
  return queueId === undefined ? undefined : directory.queue(queueId);
}

/**
 * Writes a contact where its flow takes it, which takes no time here. A full queue takes none: its
 * flow ends the contact (inferred). Contacts of an agent queue are offered to the agent at once.
 *
 * @param enqueued since when it waits there; since now when absent.
 */
export function route(
  contact: ContactRecord,
  queue: DirectoryQueue | undefined,
  context: OperationContext,
  enqueued: Date = context.now,
): void {
  const { now, contacts, limits } = context;
  if (queue === undefined) {
    contacts.write({ ...contact, queue: undefined, agent: undefined }, now);
    return;
  }
  if (isQueueFull(contact.instanceId, queue, contacts, limits)) {
    contacts.write(
      {
        ...contact,
        queue: undefined,
        agent: undefined,
        disconnectTimestamp: now,
        disconnectReason: 'CONTACT_FLOW_DISCONNECT',
        lastUpdateTimestamp: now,
      },
      now,
    );
    return;
  }
  contacts.write(
    { ...contact, queue: { id: queue.id, enqueueTimestamp: enqueued }, agent: undefined },
    now,
  );
  if (queue.type === 'AGENT') offerWaiting(contact.instanceId, queue.id, context);
}

/**
 * Ends a contact, and the monitoring of it. A MANUAL agent has after-contact work then, and one to whom
 * it was only offered has to clear it as rejected, as when a customer hangs up (documented); for an
 * AUTOMATIC agent all that is done at once. Ends nothing that has ended.
 */
export function end(contact: ContactRecord, reason: string, context: OperationContext): void {
  const { now, contacts, agents } = context;
  if (!isActive(contact)) return;
  const { id, instanceId, agent, initialContactId } = contact;
  const atAgents = contact.atAgents.flatMap((at): AgentContact[] => {
    if (isClearable(at)) return [at];
    const isManual = agents.agent(instanceId, at.userId).handling === 'MANUAL';
    return isManual ? [{ ...at, state: stateAfterEnd(at), since: now }] : [];
  });
  const hasWork = atAgents.some((at) => at.userId === agent?.id && at.state === 'ENDED');
  contacts.write(
    {
      ...contact,
      agent: agent && hasWork ? { ...agent, afterContactWorkStart: now } : agent,
      atAgents,
      pause: withoutPause(contact, now),
      disconnectTimestamp: now,
      disconnectReason: reason,
      lastUpdateTimestamp: now,
    },
    now,
  );
  for (const { userId } of contact.atAgents) serveAgent(instanceId, userId, context);
  for (const other of contacts.chainOf(initialContactId ?? id)) {
    const monitors = other.initiationMethod === 'MONITOR' && other.previousContactId === id;
    if (monitors) end(other, 'OTHER', context); // the reason is inferred
  }
}

function stateAfterEnd({ state }: AgentContact): ContactState {
  if (state === 'PENDING') return 'ERROR';
  return state === 'INCOMING' || state === 'CONNECTING' ? 'REJECTED' : 'ENDED';
}

/** Removes a contact from an agent's list, which ends after-contact work and frees the slot. */
export function clear(contact: ContactRecord, userId: string, context: OperationContext): void {
  const { now, contacts } = context;
  const { agent } = contact;
  const hadWork = agent?.id === userId && agent.afterContactWorkStart !== undefined;
  contacts.write(
    {
      ...withoutAgent(contact, userId),
      agent: hadWork ? { ...agent, afterContactWorkEnd: now } : agent,
    },
    now,
  );
  serveAgent(contact.instanceId, userId, context);
}
