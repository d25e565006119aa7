import { DescribeInstanceCommand } from '@aws-sdk/client-connect';
import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import type { ListContext } from '../api/connection/list.context.ts';
import { badUserInput } from '../api/input-fault.ts';
import { instanceFaults } from '../api/instances.ts';
import { readFailure } from '../api/read-failure.ts';
import { readOne } from '../connect/read-one.ts';
import { Instance } from './instance.type.ts';

@Resolver(() => Instance)
export class InstanceResolver {
  @Query(() => Instance, {
    nullable: true,
    description: 'A Connect instance that the gateway is allowed to use.',
  })
  async instance(
    @Arg('id', () => ID, {
      nullable: true,
      description: 'Its id, by default the one that the gateway is configured for.',
    })
    givenId: string | null,
    @Ctx() { callDirectory, instances }: ListContext,
  ): Promise<Instance | null> {
    const InstanceId = givenId ?? instances.defaultId;
    const faults = instanceFaults(['id'], InstanceId, instances);
    if (faults.length > 0) throw badUserInput(faults);

    const command = new DescribeInstanceCommand({ InstanceId });
    const finding = await readOne(callDirectory, command, (output) => output.Instance);
    if (!finding.ok) throw readFailure(finding.failure);
    if (finding.output === null) return null;
    const { Id: id = InstanceId, Arn: arn, ...instance } = finding.output;
    if (arn === undefined) throw new Error('An instance without Arn');
    return {
      id,
      arn,
      alias: instance.InstanceAlias ?? null,
      accessUrl: instance.InstanceAccessUrl ?? null,
      active: instance.InstanceStatus === 'ACTIVE',
    };
  }
}
