import { Channel, GetCurrentUserDataCommand, type UserData } from '@aws-sdk/client-connect';
import { parseConnectArn } from '../../connect/connect-arn.ts';
import { mapResult } from '../../connect/connect-failure.ts';
import { PAGES_BY_IDS, readAll } from '../../connect/read-all.ts';
import { listTooLong } from '../../graphql-kit/errors/list-too-long.ts';
import { ContactChannel } from '../../graphql-kit/values/contact-channel.enum.ts';
import { enumValue } from '../../graphql-kit/values/enum-value.ts';
import { intOrNull } from '../../graphql-kit/values/int-or-null.ts';
import type { LiveLoader } from '../cache/live-loader.ts';
import { liveType } from '../live-type.ts';
import type { AgentContact, ChannelSlots, UserAvailability } from './user-availability.type.ts';
import { fetchUsers } from './user.loader.ts';

/** Reads the live state of users for one request; null for a user without live data in Connect. */
export type UserAvailabilityLoader = LiveLoader<UserAvailability>;

/** The live state of users: one call for up to a hundred users. */
export const USER_AVAILABILITY = liveType<UserAvailability, 'users'>({
  of: 'users',
  fetchExisting: fetchUsers,
  fetchLive: (callConnect) => async (instanceId, ids) => {
    const result = await readAll(
      callConnect,
      (NextToken) =>
        new GetCurrentUserDataCommand({
          InstanceId: instanceId,
          Filters: { Agents: [...ids] },
          MaxResults: ids.length,
          NextToken,
        }),
      (output) => output.UserDataList,
      PAGES_BY_IDS,
    );
    return mapResult(result, ({ items: users, isComplete }) => ({
      byId: new Map(
        users.flatMap((data) => {
          const id = data.User?.Id ?? parseConnectArn(data.User?.Arn ?? '')?.resourceId;
          return id === undefined ? [] : [[id, availabilityOf(data)] as const];
        }),
      ),
      otherwise: isComplete ? null : listTooLong('the live state of users', PAGES_BY_IDS),
    }));
  },
});

function availabilityOf(data: UserData): UserAvailability {
  return {
    status: data.Status?.StatusName ?? null,
    nextStatus: data.NextStatus ?? null,
    statusStartTimestamp: data.Status?.StatusStartTimestamp ?? null,
    contacts: (data.Contacts ?? []).flatMap(
      ({ ContactId: contactId, ...contact }): AgentContact[] =>
        contactId === undefined
          ? []
          : [
              {
                contactId,
                channel: enumValue(ContactChannel, contact.Channel),
                state: contact.AgentContactState ?? null,
                connectedToAgentTimestamp: contact.ConnectedToAgentTimestamp ?? null,
                queueId: contact.Queue?.Id ?? null,
              },
            ],
    ),
    slots: slotsOf(data),
  };
}

/**
 * The channels that the agent serves, in the order of the schema's enum, except those of which Connect returns too
 * little.
 */
function slotsOf(data: UserData): ChannelSlots[] {
  return Object.values(Channel).flatMap((channel) => {
    const max = intOrNull(data.MaxSlotsByChannel?.[channel]);
    const available = intOrNull(data.AvailableSlotsByChannel?.[channel]);
    const active = intOrNull(data.ActiveSlotsByChannel?.[channel]);
    if (max === null || (available === null && active === null)) return [];
    // Available slots can be derived from active slots, and vice versa.
    return [
      {
        channel,
        available: available ?? Math.max(0, max - (active ?? 0)),
        active: active ?? Math.max(0, max - (available ?? 0)),
        max,
      },
    ];
  });
}
