import { setMaxListeners } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { now } from '../../harness/chaos/world/now.ts';
import { again, type Answer, Errands } from './load.ts';
import type { Side } from './sides.ts';
import { percentile } from './statistics.ts';

/** How long each part takes, and how often the lone caller wants a transfer. */
const QUIET_MS = 20_000;
const FLOOD_MS = 40_000;
const EVERY_MS = 2_000;
const FLOODING_TRANSFERS = 50;
/** The last transfers that the lone caller asks for have this time, too. */
const LAST_MS = 4_000;
/** The flooding caller does not honour `Retry-After`. */
const IMPATIENCE_MS = 100;

const LONE = 0;
const FLOODING = 1;

/** What a caller met that wants one transfer every two seconds, before and while another one floods. */
export interface FloodFigures {
  readonly quiet: LoneFigures;
  readonly flooded: LoneFigures;
  /** Transfers of the flooding caller. */
  readonly floodingSuccesses: number;
  /** Calls that Connect rejected, in all. */
  readonly throttled: number;
}

/** What the lone caller met. */
export interface LoneFigures {
  readonly requested: number;
  readonly done: number;
  readonly throttled: number;
  /** In milliseconds from when it was wanted to when it was done; infinite when it was not done to the end. */
  readonly p50: number;
  readonly p99: number;
}

export async function flood(side: Side): Promise<FloodFigures> {
  const end = new AbortController();
  const { signal } = end;
  setMaxListeners(0, signal);
  const patient = new Errands(signal);
  const impatient = new Errands(signal, () => IMPATIENCE_MS);
  const lone = side.caller(LONE, signal);
  const flooding = side.caller(FLOODING, signal);

  const from = now();
  const floodFrom = from + QUIET_MS;
  const lastAt = floodFrom + FLOOD_MS - LAST_MS;
  const wanted: Promise<void>[] = [];
  /** At fixed times, whatever became of those before. */
  const wantTransfers = async (): Promise<void> => {
    for (let at = from; at < lastAt; at += EVERY_MS) {
      await pause(Math.max(0, at - now()));
      const transfer = patient.transfer(lone, LONE, side.pool, at);
      wanted.push(
        transfer.catch((error: unknown) => {
          if (!signal.aborted) throw error;
        }),
      );
    }
  };
  const pourIn = async (): Promise<void> => {
    await pause(QUIET_MS);
    const one = (): Promise<void> => impatient.transfer(flooding, FLOODING, side.pool);
    await Promise.all(Array.from({ length: FLOODING_TRANSFERS }, () => again(one, signal)));
  };
  const endIt = async (): Promise<void> => {
    await pause(QUIET_MS + FLOOD_MS);
    end.abort();
  };
  await Promise.all([wantTransfers(), pourIn(), endIt()]);
  await Promise.all(wanted);

  const ofLone = (begin: number, finish: number): LoneFigures =>
    loneFigures(
      patient.answers.filter(({ firstRequestedAt: at }) => at >= begin && at < finish),
      Math.ceil((finish - begin) / EVERY_MS),
    );
  return {
    quiet: ofLone(from, floodFrom),
    flooded: ofLone(floodFrom, lastAt),
    floodingSuccesses: impatient.answers.filter(({ result }) => result.kind === 'done').length,
    throttled: side.calls.filter(({ status }) => status === 429).length,
  };
}

function loneFigures(answers: readonly Answer[], requested: number): LoneFigures {
  const done = answers
    .filter(({ result }) => result.kind === 'done')
    .map(({ firstRequestedAt, answeredAt }) => answeredAt - firstRequestedAt);
  const undone = new Array<number>(requested - done.length).fill(Infinity);
  return {
    requested,
    done: done.length,
    throttled: answers.filter(({ result }) => result.kind === 'throttled').length,
    p50: percentile([...done, ...undone], 0.5),
    p99: percentile([...done, ...undone], 0.99),
  };
}
