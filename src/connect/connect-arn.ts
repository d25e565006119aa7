import { parse, validate } from '@aws-sdk/util-arn-parser';

/** The ARN of something inside a Connect instance, taken apart. */
export interface ConnectArn {
  readonly instanceId: string;
  /** Connect's word in the ARN: `contact`, `queue`, `queue/agent` (the queue of a user), `agent` (a user), … */
  readonly resourceType: string;
  /** Without the alias of a version, which the ARNs of flows may have. */
  readonly resourceId: string;
}

/** AWS's max length of an ARN. Messages repeat parts of one, and must not grow as long as a request. */
const MAX_ARN_CHARACTERS = 2_048;

/** Whether a value looks like an ARN. No id of Connect begins like one. */
export function looksLikeArn(value: string): boolean {
  return value.startsWith('arn:');
}

/**
 * Parses `arn:{partition}:connect:{region}:{account}:instance/{instanceId}/{type}/{id}`, in any partition; `undefined`
 * for any other value. The format is documented by AWS, and so is that of the queue of a user: `queue/agent/{id}`.
 */
export function parseConnectArn(value: string): ConnectArn | undefined {
  if (value.length > MAX_ARN_CHARACTERS || !validate(value)) return undefined;
  const { service, resource } = parse(value);
  const match = /^instance\/([^/]+)\/(queue\/agent|[^/]+)\/(?!\.{1,2}$)(.+)$/.exec(resource);
  if (service !== 'connect' || match === null) return undefined;
  const [, instanceId = '', resourceType = '', resourceId = ''] = match;
  const isFlow = resourceType === 'contact-flow';
  return { instanceId, resourceType, resourceId: isFlow ? withoutAlias(resourceId) : resourceId };
}

/**
 * The id or the ARN of a flow without the alias of its version: `:$SAVED` is the draft, `:$LATEST` the published
 * version.
 */
export function withoutAlias(flow: string): string {
  return flow.replace(/:\$(SAVED|LATEST)$/, '');
}
