/**
 * The offset to add to the monotonic clock of this process (`performance.now()`) to get Connect's time, in milliseconds
 * since 1970: at least `min`, at most `max`.
 */
export interface ClockOffset {
  readonly min: number;
  readonly max: number;
}

/** A setting of Connect's clock, with the span of the monotonic clock in which it may have been in force. */
export interface ClockSetting extends ClockOffset {
  readonly id: number;
  readonly from: number;
  readonly until: number;
}

/** Times that Connect's clock may have shown: milliseconds since 1970. */
export interface ShownSpan {
  readonly from: number;
  readonly until: number;
}

/** The settings of Connect's clock that may have been in force since some time: one, unless it was set meanwhile. */
export interface ClockHistory {
  readonly settings: readonly ClockSetting[];
  /** What the clock may have shown before, by other settings. */
  readonly shownBefore: readonly ShownSpan[];
  /** Whether recent responses show what the clock was at the beginning. None does before the first response. */
  readonly isComplete: boolean;
}

/** The max number of the latest responses that count. */
const MAX_SAMPLES = 16;

/** Responses that contradict the later ones count no more after this time. */
const MAX_CONTRADICTION_MS = 60_000;

/** Older samples are too inexact. */
const MAX_AGE_MS = 600_000;

/** Clocks that drift by a thousandth are 60 ms apart after a minute. */
const MAX_DRIFT = 0.001;

/** What is known less exactly counts as unknown: responses were slow, or are old. */
export const MAX_UNCERTAINTY_MS = 2_500;

/** `Date` has whole seconds. */
const RESOLUTION_MS = 1_000;

/** The clocks of Connect's hosts differ slightly, and a server may cache `Date` a little too long. */
const TOLERANCE_MS = 100;

/**
 * The min difference between two responses that shows that the clock was set. AWS rejects signatures that differ by more
 * than five minutes from its clock (documented), so two hosts that accept those of one client differ by less.
 */
const MIN_STEP_MS = 600_000;

/** The format that RFC 9110 requires of senders. */
const HTTP_DATE = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

interface Sample extends ClockOffset {
  readonly receivedAt: number;
}

/** The max number of settings that are remembered. */
const MAX_AGREEMENTS = 8;

/** Successive responses that agree. */
interface Agreement {
  readonly id: number;
  /** The earliest time at which the clock can have been set so, by the monotonic clock. */
  readonly from: number;
  readonly first: Sample;
  /** Since when no two of its responses were too far apart to show a small step between them. */
  unbrokenSince: number;
  latest: Sample;
  /** When the request of the latest response was sent. */
  sentAt: number;
  count: number;
  samples: readonly Sample[];
  /** How far its first response was from those before it. */
  readonly step: number;
}

/**
 * Connect's clock, as the `Date` of its responses shows it. Each response bounds the difference to the monotonic clock
 * of this process by a second and the time that the response took; several responses narrow it down.
 *
 * The system clock plays no part: it may be wrong by days, and may be set while a request runs. So may Connect's clock:
 * a response that is far from those before it shows a new setting. One that is not so far contradicts them, and nothing
 * is known until the later responses agree.
 */
export class ConnectClock {
  readonly #now: () => number;
  /** The latest ones, in order. */
  #agreements: readonly Agreement[] = [];
  /** The latest time that the settings that are no longer remembered can have shown. */
  #forgottenUntil = -Infinity;

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
    const time = dateOf(date);
    if (time === undefined) return;
    const receivedAt = this.#now();
    const min = time - receivedAt - TOLERANCE_MS;
    const max = time + RESOLUTION_MS - sentAt + TOLERANCE_MS;
    const sample = { min, max, receivedAt };
    const current = this.#agreements.at(-1);
    const known = current && offsetOf(current.samples, receivedAt);
    const step = known ? Math.max(min - known.max, known.min - max) : 0;
    if (current !== undefined && step <= 0) {
      const isFarApart = receivedAt - current.latest.receivedAt > MAX_AGE_MS;
      if (isFarApart) current.unbrokenSince = receivedAt;
      current.latest = sample;
      current.samples = [...current.samples, sample].slice(-MAX_SAMPLES);
      current.count += 1;
      current.sentAt = Math.max(current.sentAt, sentAt);
      return;
    }
    const begun: Agreement = {
      id: (current?.id ?? 0) + 1,
      from: current?.sentAt ?? -Infinity,
      first: sample,
      unbrokenSince: receivedAt,
      latest: sample,
      sentAt,
      count: 1,
      samples: [sample],
      step,
    };
    const all = [...this.#agreements, begun];
    const [oldest, next] = all;
    if (all.length > MAX_AGREEMENTS && oldest && next) {
      this.#forgottenUntil = Math.max(this.#forgottenUntil, shownBy(oldest, next).until);
    }
    this.#agreements = all.slice(-MAX_AGREEMENTS);
  }

  /**
   * Connect's current time by its latest response, however old that is: milliseconds since 1970. `undefined` until there
   * is a response.
   */
  get time(): ClockOffset | undefined {
    const latest = this.#agreements.at(-1)?.latest;
    const now = this.#now();
    const offset = latest && offsetOf([latest], now);
    return offset && { min: now + offset.min, max: now + offset.max };
  }

  /** Whether a response has shown it since a time of the monotonic clock. */
  isShownSince(time: number): boolean {
    return (this.#agreements.at(-1)?.latest.receivedAt ?? -Infinity) >= time;
  }

  /**
   * The settings that may have been in force since a time of the monotonic clock, in order. `undefined` until a response
   * has shown the clock, when responses contradict each other, and when one of the settings is not known exactly.
   */
  since(time: number): ClockHistory | undefined {
    const now = this.#now();
    const [current, ...earlier] = this.#agreements.toReversed();
    if (current === undefined || isContradicted(current, earlier[0], now)) return undefined;
    const recent = current.samples.filter(({ receivedAt }) => now - receivedAt <= MAX_AGE_MS);
    if (recent.length === 0) return undefined;
    const { id, from } = current;
    const settings: ClockSetting[] = [{ ...offsetOf(recent, now), id, from, until: now }];
    const shownBefore: ShownSpan[] = [];
    let next = current;
    let isComplete = current.unbrokenSince <= time;
    for (const previous of earlier) {
      const until = next.first.receivedAt;
      const { receivedAt } = previous.latest;
      if (until <= time) {
        shownBefore.push(shownBy(previous, next));
      } else {
        if (next.step < MIN_STEP_MS || time - receivedAt > MAX_AGE_MS) return undefined;
        const offset = offsetOf(previous.samples, receivedAt);
        settings.unshift({ ...offset, id: previous.id, from: previous.from, until });
        isComplete = previous.unbrokenSince <= time;
      }
      next = previous;
    }
    if (settings.some(({ min, max }) => max - min > MAX_UNCERTAINTY_MS)) return undefined;
    if (next.from > -Infinity) {
      // Earlier settings are no longer remembered.
      if (next.first.receivedAt > time) return undefined;
      shownBefore.push({ from: -Infinity, until: this.#forgottenUntil });
    }
    return { settings, shownBefore, isComplete };
  }
}

/** The time of a `Date` header in milliseconds since 1970, if it has the format that RFC 9110 requires of senders. */
export function dateOf(date: string | undefined): number | undefined {
  const time = date !== undefined && HTTP_DATE.test(date) ? Date.parse(date) : NaN;
  return Number.isNaN(time) ? undefined : time;
}

/** Whether the responses before the latest ones still count, and contradict them. */
function isContradicted(current: Agreement, previous: Agreement | undefined, now: number): boolean {
  if (previous === undefined || current.step >= MIN_STEP_MS) return false;
  const isRecent = now - previous.latest.receivedAt < MAX_CONTRADICTION_MS;
  return isRecent && current.count < MAX_SAMPLES;
}

/** What a setting can have shown until the next one was in force. */
function shownBy({ samples, from }: Agreement, { first }: Agreement): ShownSpan {
  const { min, max } = offsetOf(samples, first.receivedAt);
  return { from: from + min, until: first.receivedAt + max };
}

/** The offset by all of some samples that agree. */
function offsetOf(samples: readonly Sample[], now: number): ClockOffset {
  const drift = ({ receivedAt }: Sample): number => (now - receivedAt) * MAX_DRIFT;
  return {
    min: Math.max(...samples.map((sample) => sample.min - drift(sample))),
    max: Math.min(...samples.map((sample) => sample.max + drift(sample))),
  };
}
