import type { Channel } from '@aws-sdk/client-connect';
import type { OperationContext } from '../operations/operation.ts';
import type { AgentRecord } from '../store/agent-store.ts';
import { type ContactRecord, isPaused } from '../store/contact-record.ts';
import type { InstanceDirectory } from '../store/directory.ts';

/** How many contacts of one channel an agent may have, has, and could take now. */
export interface ChannelSlots {
  readonly channel: Channel;
  readonly max: number;
  readonly active: number;
  readonly available: number;
}

/** The slots of an agent by the latest contacts. */
export function slotsOf(
  instanceId: string,
  userId: string,
  { directory, contacts, agents }: OperationContext,
): ChannelSlots[] {
  const agent = agents.agent(instanceId, userId);
  return slots(agent, contacts.atAgent(instanceId, userId), directory.instance(instanceId));
}

/**
 * The slots of an agent with the given contacts in the agent's list. Only an agent who is Available has
 * free slots (documented). A contact in the list closes the other channels, unless its own is set to
 * ROUTE_ANY_CHANNEL (documented as settings; that each contact has its say is inferred). A paused task
 * takes no slot (documented), one that ended takes it until it is cleared (inferred). An agent
 * without a routing profile takes nothing.
 */
export function slots(
  { userId, status }: AgentRecord,
  atAgent: readonly ContactRecord[],
  directory: InstanceDirectory,
): ChannelSlots[] {
  const { routingProfileId } = directory.user(userId);
  if (routingProfileId === undefined) return [];
  const inHand = atAgent.filter((contact) => !isPaused(contact));
  const { mediaConcurrencies } = directory.routingProfile(routingProfileId);
  const closing = mediaConcurrencies
    .filter((media) => media.crossChannelBehavior === 'ROUTE_CURRENT_CHANNEL_ONLY')
    .map(({ channel }) => channel);
  return mediaConcurrencies.map(({ channel, concurrency: max }) => {
    const active = inHand.filter((contact) => contact.channel === channel).length;
    const isOpen =
      status.type === 'ROUTABLE' &&
      !inHand.some((contact) => contact.channel !== channel && closing.includes(contact.channel));
    return { channel, max, active, available: isOpen ? Math.max(0, max - active) : 0 };
  });
}
