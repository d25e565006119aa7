import { wholeNumber } from '../parsers.ts';
import type { Variables } from './variable.ts';

/** How the process stops. */
export const shutdownVariables = {
  SHUTDOWN_DELAY_MS: {
    schema: wholeNumber(0, 300_000).prefault('0'),
    meaning:
      'How long, in milliseconds, the gateway accepts new requests after SIGTERM. `/readyz` answers 503 meanwhile, so that load balancers stop sending requests.',
  },
  SHUTDOWN_TIMEOUT_MS: {
    schema: wholeNumber(0, 300_000).prefault('30000'),
    meaning:
      'How long, in milliseconds, running requests may then take to finish, before their connections are closed.',
  },
} satisfies Variables;
