import { keySecret, redisUrl } from '../parsers.ts';
import type { Variables } from './variable.ts';

/** What several gateways share, and how it is protected. */
export const redisVariables = {
  REDIS_URL: {
    schema: redisUrl.optional(),
    meaning:
      'The Redis by which [several gateways](operations/redis.md) share quotas, rate limits and the directory: `redis://HOST:PORT/DATABASE`, or `rediss://…` with TLS, with or without `USER:PASSWORD@`. A query in the URL is not accepted. Without it, each gateway works alone.',
    example: 'rediss://gateway:PASSWORD@redis.example.com:6379/0',
  },
  GATEWAY_SECRET: {
    schema: keySecret.optional(),
    byDefault:
      'required with `REDIS_URL` in `aws` mode; else a random one in `aws` mode, and a fixed, public one in `embedded` mode',
    meaning:
      'The secret from which the keys of [digests in the audit log](operations/audit-log.md#what-each-operation-records), and of [digests and encryption in Redis](operations/redis.md), are derived: 16 or more visible ASCII characters without spaces. All gateways that share a Redis need the same one. A process with another secret cannot resolve what an earlier one left in the audit log as digests.',
  },
} satisfies Variables;
