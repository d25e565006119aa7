import { inspect } from 'node:util';
import type { Timeline } from '../timeline.ts';
import type { ContactEvent } from './contact-event.ts';
import { type Disturbance, type Fate, Fates, undisturbed } from './disturbance.ts';

export type ContactEventListener = (event: ContactEvent) => void;

/** How many late events wait for their time at most; those over it are lost. */
const maxLate = 10_000;
/** How long an event that is reordered waits for the next one. */
const maxHoldMs = 1_000;

/**
 * Delivers contact events to subscribers: best effort, as Connect does. An event is delivered after
 * the operation that caused it, and before its response arrives. What a listener throws is a warning
 * of the process: it breaks neither the operation nor the other listeners.
 */
export class EventBus {
  readonly #timeline: Timeline;
  readonly #listeners = new Set<{ readonly listener: ContactEventListener }>();
  #fates = new Fates(undisturbed);
  #disturbance = undisturbed;
  #late = 0;
  #held: ContactEvent | undefined;
  /** Another one after each reset, which ends the deliveries of the one before. */
  #epoch = {};

  constructor(timeline: Timeline) {
    this.#timeline = timeline;
  }

  /** How deliveries are currently disturbed. */
  get disturbance(): Disturbance {
    return this.#disturbance;
  }

  /** Whether there is any listener: events without one need not be made. */
  get isHeard(): boolean {
    return this.#listeners.size > 0;
  }

  /** Returns the function that ends the subscription. */
  subscribe(listener: ContactEventListener): () => void {
    const subscription = { listener };
    this.#listeners.add(subscription);
    return () => {
      this.#listeners.delete(subscription);
    };
  }

  /** Disturbs the events from now on, and starts the draws of the seed again. Late events stay late. */
  configure(disturbance: Disturbance): void {
    this.#disturbance = disturbance;
    this.#fates = new Fates(disturbance);
  }

  /** Sends an event that occurred at the given time. */
  publish(event: ContactEvent, at: Date): void {
    for (const fate of this.#fates.next()) this.#send(event, fate, at);
  }

  /** Nothing is disturbed any more, and no event from before is delivered any more. Subscriptions remain. */
  reset(): void {
    this.configure(undisturbed);
    this.#epoch = {};
    this.#late = 0;
    this.#held = undefined;
  }

  #send(event: ContactEvent, { delayMs, isReordered }: Fate, at: Date): void {
    const epoch = this.#epoch;
    if (delayMs === 0) {
      queueMicrotask(() => {
        if (epoch === this.#epoch) this.#pass(event, isReordered, at);
      });
      return;
    }
    if (this.#late >= maxLate) return;
    this.#late += 1;
    this.#timeline.at(new Date(at.getTime() + delayMs), (now) => {
      if (epoch !== this.#epoch) return;
      this.#late -= 1;
      this.#pass(event, isReordered, now);
    });
  }

  /** A reordered event is held until the next one has been delivered; only one is held at a time. */
  #pass(event: ContactEvent, isReordered: boolean, at: Date): void {
    const held = this.#held;
    if (isReordered && held === undefined) {
      this.#held = event;
      this.#timeline.at(new Date(at.getTime() + maxHoldMs), () => {
        if (this.#held === event) this.#release();
      });
      return;
    }
    this.#deliver(event);
    this.#release();
  }

  #release(): void {
    const held = this.#held;
    this.#held = undefined;
    if (held !== undefined) this.#deliver(held);
  }

  #deliver(event: ContactEvent): void {
    for (const { listener } of this.#listeners) {
      try {
        listener(event);
      } catch (error) {
        process.emitWarning(inspect(error), { type: 'ContactEventListenerError' });
      }
    }
  }
}
