import { type Fault, FAULTS } from '../../support/faults.ts';
import { NEVER_MS } from './faulty-world.ts';

/** Every fault of the proxy, those with a parameter in their worst form. */
export const EVERY_FAULT: Readonly<Record<keyof typeof FAULTS, Fault>> = {
  ...FAULTS,
  latency: FAULTS.latency(NEVER_MS),
  slowAnswer: FAULTS.slowAnswer(NEVER_MS),
  tricklingBodyBefore: FAULTS.tricklingBodyBefore(50),
  tricklingBodyAfter: FAULTS.tricklingBodyAfter(50),
  throttledWithRetryAfter: FAULTS.throttledWithRetryAfter(7),
};
