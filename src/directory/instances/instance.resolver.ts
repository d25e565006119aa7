import { DescribeInstanceCommand, type Instance as ConnectInstance } from '@aws-sdk/client-connect';
import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { z } from 'zod';
import { isUnknown } from '../../connect/connect-failure.ts';
import { RequiresPermission } from '../../graphql-kit/access/requires-permission.ts';
import { UpstreamCost } from '../../graphql-kit/cost/upstream-cost.ts';
import { readFailure } from '../../graphql-kit/errors/read-failure.ts';
import { badUserInput } from '../../graphql-kit/input/input-issue.ts';
import { INSTANCE_ID_ARGUMENT, instanceIssues } from '../../graphql-kit/input/instances.ts';
import type { ListContext } from '../../graphql-kit/relay/list-directory.ts';
import { requiredField } from '../../graphql-kit/values/required-field.ts';
import { Instance } from './instance.type.ts';

/** The codec of instances that gateways share. */
const INSTANCE_CODEC: z.ZodType<Instance> = z.object({
  id: z.string(),
  arn: z.string(),
  alias: z.string().nullable(),
  accessUrl: z.string().nullable(),
  active: z.boolean(),
});

@Resolver(() => Instance)
export class InstanceResolver {
  @UpstreamCost({ calls: 1 })
  @RequiresPermission('READ_DIRECTORY')
  @Query(() => Instance, {
    nullable: true,
    description:
      'A Connect instance that the gateway allows. Null when it does not exist in Connect.',
  })
  async instance(
    @Arg('id', () => ID, INSTANCE_ID_ARGUMENT)
    givenId: string | null,
    @Ctx() { readCached, instances }: ListContext,
  ): Promise<Instance | null> {
    const InstanceId = givenId ?? instances.defaultId;
    const issues = instanceIssues(['id'], InstanceId, instances);
    if (issues.length > 0) throw badUserInput(issues);

    const result = await readCached({
      command: new DescribeInstanceCommand({ InstanceId }),
      pick: ({ Instance: found }) => found && instanceFromConnect(InstanceId, found),
      codec: INSTANCE_CODEC,
    });
    if (result.ok) return result.output;
    if (isUnknown(result.failure, [InstanceId])) return null;
    throw readFailure(result.failure);
  }
}

function instanceFromConnect(InstanceId: string, instance: ConnectInstance): Instance {
  const { Id: id = InstanceId, InstanceStatus: status } = instance;
  return {
    id,
    arn: requiredField(instance.Arn, 'Arn'),
    alias: instance.InstanceAlias ?? null,
    accessUrl: instance.InstanceAccessUrl ?? null,
    active: requiredField(status && status === 'ACTIVE', 'InstanceStatus'),
  };
}
