/**
 * The names of all that gateways keep in Redis together: those of one scope share one Connect and its quotas.
 *
 * The secret is no part of buckets and gateways: while it is rotated, gateways with the old one and the new one still
 * share one quota. Their names have nothing to hide, Connect's operations and random ids.
 */
export interface RedisKeys {
  /** In front of a bucket's own name. The key of this name itself holds when all buckets were empty. */
  readonly buckets: string;
  /** The gateways that run. */
  readonly gateways: string;
  /** In front of a cached entry's own name. */
  readonly entries: string;
  /** In front of the keyed digest of a caller. */
  readonly callers: string;
  /** In front of the keyed digest of a contact. */
  readonly tokens: string;
}

export function redisKeys(scope: string): RedisKeys {
  const prefix = `contact-gateway:${scope}`;
  return {
    buckets: `${prefix}:buckets`,
    gateways: `${prefix}:gateways`,
    entries: `${prefix}:entries`,
    callers: `${prefix}:callers`,
    tokens: `${prefix}:tokens`,
  };
}
