import { quotaOf } from '../src/emulator/protocol/throttling.ts';
import type { CallsByOperation } from './upstream-calls.ts';

/** What calls take of the quotas that a whole account has in a Region. */
export interface QuotaUse {
  /** How long the whole account is busy with them: what the slowest of the operations needs at its rate. */
  readonly seconds: number;
  /** The operations that need so long, by name. */
  readonly operations: readonly string[];
}

/** By AWS's default rates. Bursts are left out: they delay the moment when the rate is all there is. */
export function quotaUse(calls: CallsByOperation): QuotaUse {
  const uses = [...calls].map(([operation, count]) => ({
    operation,
    seconds: count / quotaOf(operation).rate,
  }));
  const seconds = Math.max(0, ...uses.map((use) => use.seconds));
  const longest = uses.filter((use) => use.seconds === seconds);
  return { seconds, operations: longest.map(({ operation }) => operation).sort() };
}
