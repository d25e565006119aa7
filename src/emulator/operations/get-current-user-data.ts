import type {
  AgentContactReference,
  Channel,
  GetCurrentUserDataRequest,
  GetCurrentUserDataResponse,
  UserData,
  UserDataFilters,
} from '@aws-sdk/client-connect';
import { invalidRequest } from '../protocol/errors.ts';
import type { ChannelSlots } from '../routing/agent-slots.ts';
import { arnOf } from '../store/arns.ts';
import { atAgent, type ContactRecord } from '../store/contact-record.ts';
import type { InstanceDirectory } from '../store/directory.ts';
import { servedChannels } from '../store/served-queues.ts';
import { hasContact, liveAgents, type LiveAgent } from './live-state.ts';
import type { Checked, Operation } from './operation.ts';
import { paginate } from './paging.ts';
import { queueArn } from './queue-output.ts';

type Predicate = (agent: LiveAgent) => boolean;

/**
 * Shows agents at the time of the call: their status, slots and lists of contacts. Agents who are
 * offline are shown as such, and the order is that of the seed (both inferred).
 */
export const getCurrentUserData: Operation<
  GetCurrentUserDataRequest,
  GetCurrentUserDataResponse
> = (input, context) => {
  const { now, contacts, agents } = context;
  const here = context.directory.instance(input.InstanceId);
  const matches = agentFilter(input.Filters, here);
  const find = (): LiveAgent[] =>
    liveAgents(here, contacts.viewAll(input.InstanceId, now), agents).filter(matches);
  const { page, nextToken, total } = paginate('GetCurrentUserData', input, find, context);
  return {
    UserDataList: page.map((agent) => userData(agent, here)),
    NextToken: nextToken,
    ApproximateTotalCount: total,
  };
};

/**
 * One filter of queues, routing profiles, agents and hierarchy groups at most (documented), and one
 * filter in all at least (inferred). Each is a list of ids or ARNs (documented). Throws
 * ResourceNotFoundException for an unknown queue, profile or agent (inferred). The filter
 * of contact states keeps agents who have such a contact, with all their contacts (inferred).
 */
function agentFilter(filters: Checked<UserDataFilters>, here: InstanceDirectory): Predicate {
  const { Queues, RoutingProfiles, Agents, UserHierarchyGroups, ContactFilter } = filters;
  const predicates: Predicate[] = [];
  if (Queues !== undefined) {
    const ids = Queues.map((id) => here.queue(here.queueIdOf(id)).id);
    predicates.push(({ user }) => ids.some((id) => servedChannels(user, id, here).length > 0));
  }
  if (RoutingProfiles !== undefined) {
    const ids = RoutingProfiles.map((id) => here.routingProfile(here.routingProfileIdOf(id)).id);
    predicates.push(({ user }) => ids.includes(user.routingProfileId ?? ''));
  }
  if (Agents !== undefined) {
    const ids = Agents.map((id) => here.user(here.userIdOf(id)).id);
    predicates.push(({ user }) => ids.includes(user.id));
  }
  if (UserHierarchyGroups !== undefined) {
    const ids = UserHierarchyGroups.map((id) => here.hierarchyGroupIdOf(id));
    predicates.push(({ user }) => ids.includes(user.hierarchyGroupId ?? ''));
  }
  if (predicates.length > 1) {
    throw invalidRequest(
      'Filters must name only one of Queues, RoutingProfiles, Agents, UserHierarchyGroups.',
    );
  }
  const states = ContactFilter?.ContactStates ?? [];
  if (states.length > 0) {
    predicates.push((agent) => hasContact(agent, ({ state }) => states.includes(state)));
  }
  const [first, second] = predicates;
  if (first === undefined) throw invalidRequest('Filters must name what to look for.');
  return (agent) => first(agent) && (second === undefined || second(agent));
}

/** A hierarchy group is taken to be at the first level: there are no others here. */
function userData({ user, agent, contacts, slots }: LiveAgent, here: InstanceDirectory): UserData {
  const { instance } = here;
  const { id, routingProfileId: profileId, hierarchyGroupId: groupId } = user;
  return {
    User: { Id: id, Arn: arnOf(instance, 'agent', id) },
    RoutingProfile:
      profileId === undefined
        ? undefined
        : { Id: profileId, Arn: arnOf(instance, 'routing-profile', profileId) },
    HierarchyPath:
      groupId === undefined
        ? undefined
        : { LevelOne: { Id: groupId, Arn: arnOf(instance, 'agent-group', groupId) } },
    Status: {
      StatusStartTimestamp: agent.statusSince,
      StatusArn: arnOf(instance, 'agent-state', agent.status.id),
      StatusName: agent.status.name,
    },
    AvailableSlotsByChannel: byChannel(slots, ({ available }) => available),
    MaxSlotsByChannel: byChannel(slots, ({ max }) => max),
    ActiveSlotsByChannel: byChannel(slots, ({ active }) => active),
    NextStatus: agent.nextStatus?.name,
    Contacts: contacts.flatMap((contact) => agentContact(contact, id, here) ?? []),
  };
}

function agentContact(
  contact: ContactRecord,
  userId: string,
  here: InstanceDirectory,
): AgentContactReference | undefined {
  const at = atAgent(contact, userId);
  if (at === undefined) return undefined;
  const { queue } = contact;
  return {
    ContactId: contact.id,
    Channel: contact.channel,
    InitiationMethod: contact.initiationMethod,
    AgentContactState: at.state,
    StateStartTimestamp: at.since,
    ConnectedToAgentTimestamp: at.connectedToAgentTimestamp,
    Queue: queue && { Id: queue.id, Arn: queueArn(here.instance, here.queue(queue.id)) },
  };
}

function byChannel(
  slots: readonly ChannelSlots[],
  numberOf: (slots: ChannelSlots) => number,
): Partial<Record<Channel, number>> {
  return Object.fromEntries(slots.map((one) => [one.channel, numberOf(one)]));
}
