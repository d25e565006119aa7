/**
 * The names of everything that gateways keep in Redis: those in one scope share one Connect and its quotas.
 *
 * The keys of buckets and gateways do not depend on the secret: while it is rotated, gateways with the old one and the
 * new one still share one quota. These keys hold nothing confidential: Connect's operations and random ids.
 */
export interface RedisKeys {
  /** The prefix of a bucket's key. The key with this exact name holds the time when all buckets were empty. */
  readonly buckets: string;
  /** The running gateways. */
  readonly gateways: string;
  /** The prefix of a cached entry's key. */
  readonly entries: string;
  /** The prefix of a caller's keyed digest. */
  readonly callers: string;
  /** The prefix of a contact's keyed digest. */
  readonly tokens: string;
  /** The prefix of the keyed digest of another operation's token. */
  readonly operationTokens: string;
}

export function redisKeys(scope: string): RedisKeys {
  const prefix = `contact-gateway:${scope}`;
  return {
    buckets: `${prefix}:buckets`,
    gateways: `${prefix}:gateways`,
    entries: `${prefix}:entries`,
    callers: `${prefix}:callers`,
    tokens: `${prefix}:tokens`,
    operationTokens: `${prefix}:operation-tokens`,
  };
}
