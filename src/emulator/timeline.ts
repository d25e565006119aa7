import { inspect } from 'node:util';
import TinyQueue from 'tinyqueue';
import type { Clock } from './clock.ts';

/** What is done at its time. It gets the time for which it was planned, however late it runs. */
export type Action = (now: Date) => void;

interface Planned {
  readonly at: number;
  readonly order: number;
  readonly action: Action;
}

/** The longest delay that Node.js's timers take. */
const maxTimerMs = 2_147_483_647;

/**
 * What the emulator does later: tasks that are scheduled, events that are late. It follows the
 * emulator's clock: a timer runs what is due, each request does before it is answered, and so
 * does an advance of the clock.
 */
export class Timeline {
  readonly #clock: Clock;
  readonly #planned = new TinyQueue<Planned>([], (a, b) => a.at - b.at || a.order - b.order);
  #order = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Plans an action; one for a time that has passed is run next time. Actions of one time keep their order. */
  at(time: Date, action: Action): void {
    this.#planned.push({ at: time.getTime(), order: (this.#order += 1), action });
    this.#setTimer();
  }

  /** Runs all that is due, oldest first. An action that fails is a bug of the emulator, and stops no other. */
  run(): void {
    const now = this.#clock.now().getTime();
    for (let next = this.#planned.peek(); next && next.at <= now; next = this.#planned.peek()) {
      this.#planned.pop();
      try {
        next.action(new Date(next.at));
      } catch (error) {
        process.emitWarning(inspect(error), { type: 'EmbeddedConnectBug' });
      }
    }
    this.#setTimer();
  }

  /** Drops all that is planned. */
  clear(): void {
    clearTimeout(this.#timer);
    while (this.#planned.length > 0) this.#planned.pop();
  }

  #setTimer(): void {
    clearTimeout(this.#timer);
    const next = this.#planned.peek();
    if (next === undefined) return;
    const delay = next.at - this.#clock.now().getTime();
    this.#timer = setTimeout(
      () => {
        this.run();
      },
      Math.min(Math.max(delay, 1), maxTimerMs),
    ).unref();
  }
}
