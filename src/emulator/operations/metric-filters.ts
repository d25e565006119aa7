import type { Channel, Filters } from '@aws-sdk/client-connect';
import { invalidRequest } from '../protocol/errors.ts';
import type { AgentStore } from '../store/agent-store.ts';
import type { ContactRecord } from '../store/contact-record.ts';
import type { DirectoryQueue, InstanceDirectory } from '../store/directory.ts';
import type { MetricScope } from './current-metrics.ts';
import { liveAgents, servedQueues, type LiveAgent } from './live-state.ts';
import type { Checked } from './operation.ts';
import { queueIdsOf } from './routing-profile-output.ts';

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
    .map((agent) => ({ ...agent, served: servedQueues(agent.user, here) }));
  return (queueIds, channels) => ({
    now,
    channels,
    agents: live.flatMap(({ served, ...agent }) => {
      const own = channels.filter((channel) =>
        served.some((one) => one.channel === channel && queueIds.includes(one.queueId)),
      );
      return own.length === 0 ? [] : [{ ...agent, channels: own }];
    }),
    contacts: contacts.filter(
      (contact) =>
        channels.includes(contact.channel) && queueIds.includes(queueIdOf(contact) ?? ''),
    ),
  });
}

/** A scheduled contact counts for the queue that it will go to. */
function queueIdOf({ queue, scheduledTarget }: ContactRecord): string | undefined {
  return queue?.id ?? scheduledTarget?.queueId ?? scheduledTarget?.flowQueueId;
}
