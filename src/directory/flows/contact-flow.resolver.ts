import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { RequiresPermission } from '../../graphql-kit/access/requires-permission.ts';
import { UpstreamCost } from '../../graphql-kit/cost/upstream-cost.ts';
import { INSTANCE_ID_ARGUMENT, type Instances } from '../../graphql-kit/input/instances.ts';
import { entryById } from '../entry-by-id.ts';
import { CONTACT_FLOWS } from './contact-flow.directory.ts';
import type { ContactFlowLoader } from './contact-flow.loader.ts';
import { ContactFlow } from './contact-flow.type.ts';

/** The part of a request's context that the root field uses. */
interface ContactFlowContext {
  readonly contactFlows: ContactFlowLoader;
  readonly instances: Instances;
}

@Resolver(() => ContactFlow)
export class ContactFlowResolver {
  @UpstreamCost({ loads: [{ loader: 'contactFlows', keys: 1 }] })
  @RequiresPermission('READ_DIRECTORY')
  @Query(() => ContactFlow, {
    nullable: true,
    description:
      'A flow by its id; the alias of a version, such as `:$LATEST`, is ignored. Null when the flow does not exist in Connect.',
  })
  async contactFlow(
    @Arg('id', () => ID, { description: "Connect's id of the flow. Not its ARN." })
    id: string,
    @Arg('instanceId', () => ID, INSTANCE_ID_ARGUMENT)
    instanceId: string | null,
    @Ctx() { instances, contactFlows }: ContactFlowContext,
  ): Promise<ContactFlow | null> {
    return entryById(contactFlows, CONTACT_FLOWS.entity, { id, instanceId }, instances);
  }
}
