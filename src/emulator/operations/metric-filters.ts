import type { Channel, Filters } from '@aws-sdk/client-connect';
import { invalidRequest } from '../protocol/errors.ts';
import { isFailed, isHandled } from '../routing/contact-states.ts';
import type { AgentStore } from '../store/agent-store.ts';
import { type AgentContact, atAgent, type ContactRecord } from '../store/contact-record.ts';
import type { DirectoryQueue, InstanceDirectory } from '../store/directory.ts';
import { queueIdsOf, servedChannels } from '../store/served-queues.ts';
import type { MetricScope } from './current-metrics.ts';
import { liveAgents, type LiveAgent } from './live-state.ts';
import type { Checked } from './operation.ts';

const allChannels: readonly Channel[] = ['VOICE', 'CHAT', 'TASK', 'EMAIL'];

const notEmulated = [
  'AgentStatuses',
  'RoutingStepExpressions',
  'Subtypes',
  'ValidationTestTypes',
] as const;

/** What the filters of GetCurrentMetricData select. */
export interface Filtered {
  readonly queues: readonly DirectoryQueue[];
  readonly channels: readonly Channel[];
  /** Undefined: agents of any routing profile. */
  readonly profileIds: readonly string[] | undefined;
}

/**
 * Reads the filters, which name queues or routing profiles by id or ARN, and not both (documented);
 * that one of the two must be there is inferred. Every channel is meant when none is named. Throws
 * InvalidRequestException for a filter that is not emulated, ResourceNotFoundException for an unknown
 * queue or profile (inferred).
 */
export function readFilters(filters: Checked<Filters>, here: InstanceDirectory): Filtered {
  const rejected = notEmulated.find((name) => filters[name] !== undefined);
  if (rejected !== undefined) throw invalidRequest(`Filters.${rejected} is not emulated.`);
  const { Queues: queueIds, RoutingProfiles: profiles } = filters;
  if ((queueIds === undefined) === (profiles === undefined)) {
    throw invalidRequest('Filters must name either Queues or RoutingProfiles.');
  }
  const found = profiles?.map((id) => here.routingProfile(here.routingProfileIdOf(id)));
  const ids = queueIds?.map((id) => here.queueIdOf(id));
  const unique = new Set(ids ?? found?.flatMap(queueIdsOf));
  const channels = filters.Channels ?? [];
  return {
    queues: [...unique].map((id) => here.queue(id)),
    channels: channels.length === 0 ? allChannels : [...new Set(channels)],
    profileIds: found?.map(({ id }) => id),
  };
}

/** Makes the scopes of rows, over queues and channels that the filters select. */
export function scopeMaker(
  { profileIds }: Filtered,
  here: InstanceDirectory,
  contacts: readonly ContactRecord[],
  agents: AgentStore,
  now: Date,
): (queueIds: readonly string[], channels: readonly Channel[]) => MetricScope {
  const isIncluded = ({ user }: LiveAgent): boolean =>
    profileIds === undefined || profileIds.includes(user.routingProfileId ?? '');
  const live = liveAgents(here, contacts, agents)
    .filter(isIncluded)
    .map((agent) => ({
      ...agent,
      handled: channelsOf(agent, isHandled),
      failed: channelsOf(agent, isFailed),
    }));
  const byQueue = Map.groupBy(contacts, queueIdOf);
  return (queueIds, channels) => ({
    now,
    channels,
    agents: live.flatMap((agent) => {
      const own = channels.filter((channel) =>
        queueIds.some((queueId) => servedChannels(agent.user, queueId, here).includes(channel)),
      );
      return own.length === 0 ? [] : [{ live: agent, channels: own }];
    }),
    contacts: queueIds.flatMap((queueId) =>
      (byQueue.get(queueId) ?? []).filter(({ channel }) => channels.includes(channel)),
    ),
  });
}

/** The channels of the contacts that are in some state with an agent. */
function channelsOf(
  { user, contacts }: LiveAgent,
  matches: (at: AgentContact) => boolean,
): ReadonlySet<Channel> {
  return new Set(
    contacts.flatMap((contact) => {
      const at = atAgent(contact, user.id);
      return at !== undefined && matches(at) ? [contact.channel] : [];
    }),
  );
}

/** A scheduled contact counts for the queue that it will go to. */
function queueIdOf({ queue, scheduledTarget }: ContactRecord): string | undefined {
  return queue?.id ?? scheduledTarget?.queueId ?? scheduledTarget?.flowQueueId;
}
