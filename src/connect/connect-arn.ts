import { parse, validate } from '@aws-sdk/util-arn-parser';

/** The ARN of something inside a Connect instance, taken apart. */
export interface ConnectArn {
  readonly instanceId: string;
  /** Connect's word in the ARN: `contact`, `queue`, `agent` (a user), `contact-flow`, … */
  readonly resourceType: string;
  readonly resourceId: string;
}

/** Whether a value means to be an ARN. No id of Connect's begins like one. */
export function looksLikeArn(value: string): boolean {
  return value.startsWith('arn:');
}

/**
 * Takes `arn:{partition}:connect:{region}:{account}:instance/{instanceId}/{type}/{id}` apart; `undefined` for any other
 * value. The form is AWS's documented one.
 */
export function parseConnectArn(value: string): ConnectArn | undefined {
  if (!validate(value)) return undefined;
  const { service, resource } = parse(value);
  const match = /^instance\/([^/]+)\/([^/]+)\/(?!\.{1,2}$)(.+)$/.exec(resource);
  if (service !== 'connect' || match === null) return undefined;
  const [, instanceId = '', resourceType = '', resourceId = ''] = match;
  return { instanceId, resourceType, resourceId };
}
