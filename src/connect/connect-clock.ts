/**
 * The offset to add to the monotonic clock of this process (`performance.now()`) to get Connect's time, in milliseconds
 * since 1970: at least `min`, at most `max`.
 */
export interface ClockOffset {
  readonly min: number;
  readonly max: number;
}

/**
 * Only the latest responses count: if Connect's clock is set, or the local one stops, the older ones are soon replaced.
 */
const MAX_SAMPLES = 16;

/** Clocks that drift by a thousandth are 60 ms apart after a minute; older samples are too inexact. */
const MAX_AGE_MS = 60_000;

/** `Date` has whole seconds. */
const RESOLUTION_MS = 1_000;

/** The clocks of Connect's hosts differ slightly, and a server may cache `Date` a little too long. */
const TOLERANCE_MS = 100;

/** The format that RFC 9110 requires of senders. */
const HTTP_DATE = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

interface Sample extends ClockOffset {
  readonly receivedAt: number;
}

/**
 * Connect's clock, as the `Date` of its responses shows it. Each response bounds the difference to the monotonic clock
 * of this process by a second and the time that the response took; several responses narrow it down.
 *
 * The system clock plays no part: it may be wrong by minutes, and may be set while a request runs.
 */
export class ConnectClock {
  readonly #now: () => number;
  #samples: Sample[] = [];

  /** @param now a monotonic clock in milliseconds; the process's own by default. */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /**
   * Takes a response into account, unless it has no readable `Date`.
   *
   * @param sentAt when the request was sent, by the monotonic clock.
   */
  observe(date: string | undefined, sentAt: number): void {
    const time = date !== undefined && HTTP_DATE.test(date) ? Date.parse(date) : NaN;
    if (Number.isNaN(time)) return;
    const receivedAt = this.#now();
    const min = time - receivedAt - TOLERANCE_MS;
    const max = time + RESOLUTION_MS - sentAt + TOLERANCE_MS;
    this.#samples = [...this.#samples, { min, max, receivedAt }].slice(-MAX_SAMPLES);
  }

  /** `undefined` until a response has shown it, and when the responses contradict each other. */
  get offset(): ClockOffset | undefined {
    const oldest = this.#now() - MAX_AGE_MS;
    const samples = this.#samples.filter(({ receivedAt }) => receivedAt >= oldest);
    const min = Math.max(...samples.map((sample) => sample.min));
    const max = Math.min(...samples.map((sample) => sample.max));
    return samples.length > 0 && min <= max ? { min, max } : undefined;
  }
}
