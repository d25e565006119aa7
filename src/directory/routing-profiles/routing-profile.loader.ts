import {
  type RoutingProfile as ConnectRoutingProfile,
  DescribeRoutingProfileCommand,
  SearchRoutingProfilesCommand,
} from '@aws-sdk/client-connect';
import type { CallConnect } from '../../connect/call-connect.ts';
import { readAll } from '../../connect/read-all.ts';
import { readOne } from '../../connect/read-one.ts';
import { ContactChannel } from '../../graphql-kit/values/contact-channel.enum.ts';
import { enumValue } from '../../graphql-kit/values/enum-value.ts';
import { intOrNull } from '../../graphql-kit/values/int-or-null.ts';
import { promised } from '../../graphql-kit/values/promised.ts';
import type { DirectoryLoader, FetchByIds } from '../cache/directory-loader.ts';
import { fetchByIds } from '../cache/fetch-by-ids.ts';
import type { RoutingProfile } from './routing-profile.type.ts';

/** Reads routing profiles for one request. */
export type RoutingProfileLoader = DirectoryLoader<RoutingProfile>;

/** Reads routing profiles by their ids. */
export function fetchRoutingProfiles(callConnect: CallConnect): FetchByIds<RoutingProfile> {
  return fetchByIds<RoutingProfile>({
    describesMore: false,
    idOf: ({ id }) => id,
    search: (instanceId, ids, maxPages) =>
      readAll(
        callConnect,
        (NextToken) =>
          new SearchRoutingProfilesCommand({
            InstanceId: instanceId,
            MaxResults: ids.length,
            NextToken,
            SearchCriteria: {
              OrConditions: ids.map((Value) => ({
                StringCondition: { FieldName: 'resourceID', Value, ComparisonType: 'EXACT' },
              })),
            },
          }),
        (output) =>
          output.RoutingProfiles?.flatMap(
            (found) => routingProfileFromConnect(instanceId, found) ?? [],
          ),
        maxPages,
      ),
    async describe({ instanceId: InstanceId, id: RoutingProfileId }) {
      const command = new DescribeRoutingProfileCommand({ InstanceId, RoutingProfileId });
      return readOne(
        callConnect,
        command,
        ({ RoutingProfile: profile }) =>
          profile && routingProfileFromConnect(InstanceId, profile, RoutingProfileId),
      );
    },
  });
}

function routingProfileFromConnect(
  instanceId: string,
  profile: ConnectRoutingProfile,
  knownId?: string,
): RoutingProfile | undefined {
  const { RoutingProfileId: id = knownId } = profile;
  if (id === undefined) return undefined;
  return {
    id,
    arn: promised(profile.RoutingProfileArn, 'RoutingProfileArn'),
    instanceId,
    name: profile.Name ?? null,
    description: profile.Description ?? null,
    defaultOutboundQueueId: profile.DefaultOutboundQueueId ?? null,
    concurrencies: (profile.MediaConcurrencies ?? []).flatMap(({ Channel, Concurrency }) => {
      const concurrency = intOrNull(Concurrency);
      // None is not zero, which means that the agent takes no such contacts.
      return concurrency === null
        ? []
        : [{ channel: enumValue(ContactChannel, Channel), concurrency }];
    }),
  };
}
