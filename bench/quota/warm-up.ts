import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { CONTACT_IDS, type ContactPool } from '../contact-pool.ts';
import type { Caller, CallerResult } from './caller.ts';

/** With callers spread over four gateways, each of those is warm afterwards. */
const READS = 8;
const TRANSFERS = 4;
/** By then Connect has given all tokens back. */
const REFILL_MS = 3_000;

/**
 * Goes each way a few times, so that no code and no connection on it is new, and lets the buckets fill up again.
 *
 * @throws whatever goes wrong on the way.
 */
export async function warmUp(
  callerOf: (index: number) => Caller,
  pool: ContactPool,
): Promise<void> {
  for (let index = 0; index < READS; index += 1) {
    idIn(await callerOf(index).read(CONTACT_IDS[index] ?? ''));
  }
  for (let index = 0; index < TRANSFERS; index += 1) {
    await pool.transfer(async (contactId) => {
      return idIn(await callerOf(index).transfer(contactId, randomUUID()));
    });
  }
  await pause(REFILL_MS);
}

function idIn(result: CallerResult): string {
  if (result.kind === 'done') return result.id;
  throw new Error(`A first call went wrong: ${JSON.stringify(result)}`);
}
