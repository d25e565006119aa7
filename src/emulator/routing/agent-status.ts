import type { OperationContext } from '../operations/operation.ts';
import type { AgentRecord, Handling } from '../store/agent-store.ts';
import type { ContactRecord } from '../store/contact-record.ts';
import type { AgentStatus } from '../store/directory.ts';
import { isHandled, isOffered } from './contact-states.ts';
import { offerWaiting, withdrawOffers } from './offers.ts';

/**
 * Gives an agent another status: at once, or as the next one if the agent works on a contact
 * (documented). The current status takes back a next one, and else changes nothing (inferred).
 */
export function changeStatus(
  { instanceId, userId }: Pick<AgentRecord, 'instanceId' | 'userId'>,
  status: AgentStatus,
  context: OperationContext,
): void {
  const { agents } = context;
  const agent = agents.agent(instanceId, userId);
  const isCurrent = agent.status.id === status.id;
  if (isBusy(agent, context)) {
    agents.write({ ...agent, nextStatus: isCurrent ? undefined : status });
    offerWaiting(instanceId, userId, context);
  } else if (!isCurrent) {
    begin(agent, status, context);
  }
}

/** Whether an agent accepts from now on what is offered, or waits to be driven. */
export function changeHandling(
  { instanceId, userId }: Pick<AgentRecord, 'instanceId' | 'userId'>,
  handling: Handling,
  context: OperationContext,
): void {
  context.agents.write({ ...context.agents.agent(instanceId, userId), handling });
  offerWaiting(instanceId, userId, context);
}

/** What follows when an agent may have become free: the next status begins, and waiting contacts are offered. */
export function serveAgent(instanceId: string, userId: string, context: OperationContext): void {
  const agent = context.agents.agent(instanceId, userId);
  if (agent.nextStatus !== undefined && !isBusy(agent, context)) {
    begin(agent, agent.nextStatus, context);
  } else {
    offerWaiting(instanceId, userId, context);
  }
}

/** What follows when one agent gets a contact: those to whom it was offered before have a free slot. */
export function serveOthers(
  { instanceId, atAgents }: ContactRecord,
  userId: string,
  context: OperationContext,
): void {
  for (const at of atAgents) {
    if (at.userId !== userId && isOffered(at)) serveAgent(instanceId, at.userId, context);
  }
}

function isBusy({ instanceId, userId }: AgentRecord, { contacts }: OperationContext): boolean {
  return contacts
    .atAgent(instanceId, userId)
    .some(({ atAgents }) => atAgents.some((at) => at.userId === userId && isHandled(at)));
}

/** An agent who goes offline loses what is only offered (inferred). */
function begin(agent: AgentRecord, status: AgentStatus, context: OperationContext): void {
  const { instanceId, userId } = agent;
  context.agents.write({ ...agent, status, statusSince: context.now, nextStatus: undefined });
  if (status.type === 'OFFLINE') withdrawOffers(instanceId, userId, context);
  offerWaiting(instanceId, userId, context);
}
