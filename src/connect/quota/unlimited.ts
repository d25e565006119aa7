import type { Quota } from './quota.ts';

/** For a Connect without quotas, such as the embedded one by default. */
export const UNLIMITED: Quota = {
  admit: () => Promise.resolve({ admitted: true }),
  putBack: () => undefined,
  onAttempt: () => undefined,
};
