import type { SeedInstance } from '../seed.ts';

/** The ARN of an instance. All ARN forms here are documented, the agent queue's is inferred. */
export function instanceArn({ id, region, account }: SeedInstance): string {
  return `arn:${partitionOf(region)}:connect:${region}:${account}:instance/${id}`;
}

type Kind =
  | 'agent'
  | 'agent-group'
  | 'agent-state'
  | 'contact'
  | 'contact-flow'
  | 'queue'
  | 'queue/agent'
  | 'routing-profile'
  | 'transfer-destination';

/** The ARN of something within an instance. A user's kind is `agent`, a quick connect's `transfer-destination`. */
export function arnOf(instance: SeedInstance, kind: Kind, id: string): string {
  return `${instanceArn(instance)}/${kind}/${id}`;
}

/** The id that an id or ARN of a kind stands for; what is neither is returned as it is. */
export function idOf(instance: SeedInstance, kind: Kind, idOrArn: string): string {
  const prefix = arnOf(instance, kind, '');
  return idOrArn.startsWith(prefix) ? idOrArn.slice(prefix.length) : idOrArn;
}

function partitionOf(region: string): string {
  if (region.startsWith('us-gov-')) return 'aws-us-gov';
  return region.startsWith('cn-') ? 'aws-cn' : 'aws';
}
