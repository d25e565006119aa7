import type { InstanceSummary } from '@aws-sdk/client-connect';
import type { SeedInstance } from '../seed.ts';
import { instanceArn } from '../store/arns.ts';
import { resolveTime } from '../store/seed-contacts.ts';

/** What ListInstances and DescribeInstance both show. */
export function instanceOutput(instance: SeedInstance, startedAt: Date): InstanceSummary {
  const partition = instanceArn(instance).split(':')[1] ?? 'aws';
  return {
    Id: instance.id,
    Arn: instanceArn(instance),
    IdentityManagementType: 'CONNECT_MANAGED',
    InstanceAlias: instance.alias,
    CreatedTime: resolveTime(instance.createdTime, startedAt),
    ServiceRole: `arn:${partition}:iam::${instance.account}:role/aws-service-role/connect.amazonaws.com/AWSServiceRoleForAmazonConnect`,
    InstanceStatus: 'ACTIVE',
    InboundCallsEnabled: true,
    OutboundCallsEnabled: instance.outboundCallsEnabled,
    InstanceAccessUrl: `https://${instance.alias}.my.connect.aws`,
  };
}
