/** The names of all that gateways keep in Redis together: those of one scope share one Connect and its quotas. */
export interface RedisKeys {
  /** In front of a bucket's own name. The key of this name itself holds when all buckets were empty. */
  readonly buckets: string;
  /** The gateways that run. */
  readonly gateways: string;
  /** In front of a cached entry's own name. */
  readonly entries: string;
  /** In front of a caller's hash. */
  readonly callers: string;
}

export function redisKeys(scope: string): RedisKeys {
  const prefix = `contact-gateway:${scope}`;
  return {
    buckets: `${prefix}:buckets`,
    gateways: `${prefix}:gateways`,
    entries: `${prefix}:entries`,
    callers: `${prefix}:callers`,
  };
}
