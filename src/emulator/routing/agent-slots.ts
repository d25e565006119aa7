import type { Channel } from '@aws-sdk/client-connect';
import type { OperationContext } from '../operations/operation.ts';
import type { AgentRecord } from '../store/agent-store.ts';
import { atAgent, type ContactRecord, isPaused } from '../store/contact-record.ts';
import type { InstanceDirectory } from '../store/directory.ts';
import { isHandled } from './contact-states.ts';

/** How many contacts of one channel an agent may have, works on, and could take now. */
export interface ChannelSlots {
  readonly channel: Channel;
  readonly max: number;
  readonly active: number;
  readonly available: number;
}

/** The channels on which an agent could take another contact now, by the latest contacts. */
export function freeChannels(
  { instanceId, userId }: Pick<AgentRecord, 'instanceId' | 'userId'>,
  context: OperationContext,
): Channel[] {
  return freeBeside(context.contacts.atAgent(instanceId, userId), instanceId, userId, context);
}

/** Whether an agent could take a contact now. One that is offered already takes no slot from itself. */
export function hasSlotFor(
  { id, instanceId, channel }: ContactRecord,
  userId: string,
  context: OperationContext,
): boolean {
  const inList = context.contacts.atAgent(instanceId, userId);
  const others = inList.filter((contact) => contact.id !== id);
  return freeBeside(others, instanceId, userId, context).includes(channel);
}

function freeBeside(
  inList: readonly ContactRecord[],
  instanceId: string,
  userId: string,
  { directory, agents }: OperationContext,
): Channel[] {
  const all = slots(agents.agent(instanceId, userId), inList, directory.instance(instanceId));
  return all.filter(({ available }) => available > 0).map(({ channel }) => channel);
}

/**
 * The slots of an agent with the given contacts in the agent's list.
 *
 * A slot is active while the agent works on its contact, and not available while a contact is offered,
 * missed, rejected or lost in it, too (documented). Only an agent who is Available has free slots
 * (documented), and none any more when another status follows (inferred). A contact in the list closes
 * the other channels, unless its own is set to ROUTE_ANY_CHANNEL (documented as settings; that each
 * contact has its say is inferred). A paused task takes no slot (documented). An agent without a
 * routing profile takes nothing.
 */
export function slots(
  { userId, status, nextStatus }: AgentRecord,
  inList: readonly ContactRecord[],
  directory: InstanceDirectory,
): ChannelSlots[] {
  const { routingProfileId } = directory.user(userId);
  if (routingProfileId === undefined) return [];
  const taken = inList.filter((contact) => !isPaused(contact));
  const { mediaConcurrencies } = directory.routingProfile(routingProfileId);
  const closing = mediaConcurrencies
    .filter((media) => media.crossChannelBehavior === 'ROUTE_CURRENT_CHANNEL_ONLY')
    .map(({ channel }) => channel);
  return mediaConcurrencies.map(({ channel, concurrency: max }) => {
    const own = taken.filter((contact) => contact.channel === channel);
    const isOpen =
      status.type === 'ROUTABLE' &&
      nextStatus === undefined &&
      !taken.some((contact) => contact.channel !== channel && closing.includes(contact.channel));
    const active = own.filter((contact) => {
      const at = atAgent(contact, userId);
      return at !== undefined && isHandled(at);
    });
    return {
      channel,
      max,
      active: active.length,
      available: isOpen ? Math.max(0, max - own.length) : 0,
    };
  });
}
