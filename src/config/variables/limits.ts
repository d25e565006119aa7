import { rateLimit, wholeNumber } from '../parsers.ts';
import type { Variables } from './variable.ts';

/** What a caller, an operation and a request may take, and how long the directory is cached. */
export const limitVariables = {
  RATE_LIMIT: {
    schema: rateLimit.prefault('1000/10'),
    meaning:
      '`POINTS/SECONDS`: the points that [one caller](operations/rate-limits.md) may spend in a number of seconds. A request costs one point, and more with a long document, a large body or a large answer. `off`: no limit. Points: 1 to 999999. Seconds: 1 to 9999.',
  },
  MAX_OPERATION_COST: {
    schema: wholeNumber(1, 1_000_000).prefault('250'),
    meaning:
      'The max number of calls to Connect that [an operation may cause](api/cost.md). The gateway rejects a more expensive one before it runs.',
  },
  REQUEST_TIMEOUT_MS: {
    schema: wholeNumber(100, 300_000).prefault('10000'),
    meaning: 'The time limit of a request in milliseconds, its calls to Connect included.',
  },
  MAX_EVENT_LOOP_DELAY_MS: {
    schema: wholeNumber(0, 10_000).prefault('1000'),
    meaning:
      'The mean delay of the event loop, in milliseconds, above which the gateway [rejects new requests](operations/rate-limits.md). `0`: it never rejects requests for this reason.',
  },
  DIRECTORY_CACHE_TTL_MS: {
    schema: wholeNumber(1, 86_400_000).prefault('60000'),
    meaning:
      'How long, in milliseconds, the gateway caches queues, users, flows, quick connects and routing profiles. That one does not exist is cached for a tenth of it, 10 seconds at most. Contacts and live state are not cached between requests.',
  },
} satisfies Variables;
