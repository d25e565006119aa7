/** The one clock of the emulator. Everything that it shows or decides by time follows it. */
export class Clock {
  readonly #source: () => Date;
  #aheadMs = 0;

  /** @param source the time that it starts from; the time of the machine when absent. */
  constructor(source: () => Date = () => new Date()) {
    this.#source = source;
  }

  now(): Date {
    return new Date(this.#source().getTime() + this.#aheadMs);
  }

  /** Moves it forward. What becomes due is run by `Timeline.run`. */
  advance(milliseconds: number): void {
    this.#aheadMs += milliseconds;
  }

  /** Returns it to the time of its source. */
  reset(): void {
    this.#aheadMs = 0;
  }
}
