import { setMaxListeners } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { now } from '../../harness/chaos/world/now.ts';
import type { Evidence } from './figures.ts';
import { again, Errands } from './load.ts';
import type { Side } from './sides.ts';

/** The callers come one by one in this time: a hundred at the same time would be a test of their own processor. */
const ARRIVAL_MS = 1_000;

/** A load that is over. Times are in milliseconds since 1970. */
export interface Saturated {
  readonly evidence: Evidence;
  readonly from: number;
  readonly to: number;
}

/**
 * Asks for more than Connect allows: each caller transfers one contact after the other, and reads one all the while.
 *
 * @param meanwhile runs beside the load, and is given the moment when it began.
 */
export async function saturate(
  side: Side,
  callers: number,
  milliseconds: number,
  meanwhile: (from: number) => Promise<void> = () => Promise.resolve(),
): Promise<Saturated> {
  const end = new AbortController();
  setMaxListeners(0, end.signal);
  const errands = new Errands(end.signal);
  const from = now();
  const work = async (index: number): Promise<void> => {
    const caller = side.caller(index, end.signal);
    await pause((ARRIVAL_MS * index) / callers);
    await Promise.all([
      again(() => errands.transfer(caller, index, side.pool), end.signal),
      again(() => errands.read(caller, index), end.signal),
    ]);
  };
  const all = Array.from({ length: callers }, (_, index) => work(index));
  const over = pause(milliseconds).then(() => {
    end.abort();
  });
  await Promise.all([...all, over, meanwhile(from)]);
  const evidence = { callers, answers: errands.answers, calls: side.calls };
  return { evidence, from, to: from + milliseconds };
}
