import {
  type RoutingProfile as ConnectRoutingProfile,
  DescribeRoutingProfileCommand,
  SearchRoutingProfilesCommand,
} from '@aws-sdk/client-connect';
import type { CallConnect } from '../../connect/call-connect.ts';
import { ContactChannel } from '../../graphql-kit/values/contact-channel.enum.ts';
import { enumValue } from '../../graphql-kit/values/enum-value.ts';
import { intOrNull } from '../../graphql-kit/values/int-or-null.ts';
import { requiredField } from '../../graphql-kit/values/required-field.ts';
import type { DirectoryLoader, FetchByIds } from '../cache/directory-loader.ts';
import { fetchByIds } from '../cache/fetch-by-ids.ts';
import type { RoutingProfile } from './routing-profile.type.ts';

/** Reads routing profiles for one request. */
export type RoutingProfileLoader = DirectoryLoader<RoutingProfile>;

/** Reads routing profiles by their ids. */
export function fetchRoutingProfiles(callConnect: CallConnect): FetchByIds<RoutingProfile> {
  return fetchByIds(callConnect, {
    searchCommand: (input) => new SearchRoutingProfilesCommand(input),
    idField: 'resourceID',
    found: ({ RoutingProfiles }) => RoutingProfiles,
    describeCommand: (InstanceId, RoutingProfileId) =>
      new DescribeRoutingProfileCommand({ InstanceId, RoutingProfileId }),
    described: ({ RoutingProfile }) => RoutingProfile,
    fromConnect: routingProfileFromConnect,
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
    arn: requiredField(profile.RoutingProfileArn, 'RoutingProfileArn'),
    instanceId,
    name: profile.Name ?? null,
    description: profile.Description ?? null,
    defaultOutboundQueueId: profile.DefaultOutboundQueueId ?? null,
    concurrencies: (profile.MediaConcurrencies ?? []).flatMap(({ Channel, Concurrency }) => {
      const concurrency = intOrNull(Concurrency);
      // A missing value is not zero: zero means that the agent takes no such contacts.
      return concurrency === null
        ? []
        : [{ channel: enumValue(ContactChannel, Channel), concurrency }];
    }),
  };
}
