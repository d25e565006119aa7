import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { RequiresPermission } from '../../graphql-kit/access/requires-permission.ts';
import { UpstreamCost } from '../../graphql-kit/cost/upstream-cost.ts';
import { INSTANCE_ID_ARGUMENT, type Instances } from '../../graphql-kit/input/instances.ts';
import { entryById } from '../entry-by-id.ts';
import { ROUTING_PROFILES } from './routing-profile.directory.ts';
import type { RoutingProfileLoader } from './routing-profile.loader.ts';
import { RoutingProfile } from './routing-profile.type.ts';

/** The part of a request's context that the root field uses. */
interface RoutingProfileContext {
  readonly routingProfiles: RoutingProfileLoader;
  readonly instances: Instances;
}

@Resolver(() => RoutingProfile)
export class RoutingProfileResolver {
  @UpstreamCost({ loads: [{ loader: 'routingProfiles', keys: 1 }] })
  @RequiresPermission('READ_DIRECTORY')
  @Query(() => RoutingProfile, {
    nullable: true,
    description: 'A routing profile by its id. Null when it does not exist in Connect.',
  })
  async routingProfile(
    @Arg('id', () => ID, { description: "Connect's id of the routing profile. Not its ARN." })
    id: string,
    @Arg('instanceId', () => ID, INSTANCE_ID_ARGUMENT)
    instanceId: string | null,
    @Ctx() { instances, routingProfiles }: RoutingProfileContext,
  ): Promise<RoutingProfile | null> {
    return entryById(routingProfiles, ROUTING_PROFILES.entity, { id, instanceId }, instances);
  }
}
