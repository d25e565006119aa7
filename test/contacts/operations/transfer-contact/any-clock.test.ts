import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ConnectClock } from '../../../../src/connect/connect-clock.ts';
import { IdempotencyLedger } from '../../../../src/contacts/operations/transfer-contact/idempotency-ledger.ts';
import {
  type Decision,
  resolveAmbiguousOutcome,
} from '../../../../src/contacts/operations/transfer-contact/resolve-ambiguous-outcome.ts';

const SHOWN_WITHIN_MS = 3_000;
const REQUEST_MS = 3_500;
/** Transfers that are closer to a request cannot be distinguished from its own. */
const APART_MS = 2_500;
const EPOCH = Date.parse('Sun, 29 Nov 2026 12:00:00 GMT');
const COMMAND = {
  instanceId: 'instance',
  contactId: 'contact',
  contactFlowId: 'flow',
  clientToken: 'token',
  target: { kind: 'queue', id: 'queue' },
} as const;

/** What happens one after the other. */
type Step =
  | { readonly kind: 'pause'; readonly ms: number }
  | { readonly kind: 'responses'; readonly count: number; readonly tookMs: number }
  /** Connect's clock is set, which the next response shows. */
  | { readonly kind: 'set'; readonly byMs: number };

const pauses = fc.record({
  kind: fc.constant('pause' as const),
  ms: fc.oneof(
    fc.integer({ min: 0, max: 5_000 }),
    fc.integer({ min: 0, max: 90_000 }),
    fc.integer({ min: 0, max: 3 * 3_600_000 }),
  ),
});
const responses = fc.record({
  kind: fc.constant('responses' as const),
  count: fc.constantFrom(1, 1, 2, 20),
  tookMs: fc.constantFrom(0, 5, 300, 2_000),
});
const magnitude = fc.oneof(
  fc.integer({ min: 4_000, max: 60_000 }),
  fc.integer({ min: 60_000, max: 599_000 }),
  fc.integer({ min: 602_500, max: 3 * 3_600_000 }),
  fc.constantFrom(3_600_000, 600_000, 300_000),
);
const settings = fc.record({
  kind: fc.constant('set' as const),
  byMs: fc.tuple(magnitude, fc.boolean()).map(([ms, back]) => (back ? -ms : ms)),
});
const anyStep = fc.oneof(pauses, responses, settings);

/** A world with one transfer, and clocks that are set at any time. */
class World {
  /** The monotonic clock of the gateway. */
  now = 1_000_000;
  offset = EPOCH;
  readonly clock = new ConnectClock(() => this.now);
  readonly ledger = new IdempotencyLedger({
    clock: this.clock,
    shownWithinMs: SHOWN_WITHIN_MS,
    now: () => this.now,
  });
  readonly #skews: readonly number[];
  #responses = 0;

  /** @param skews how far the clocks of Connect's hosts are from Connect's. */
  constructor(skews: readonly number[]) {
    this.#skews = skews;
    this.respond(0);
  }

  connectTime(): number {
    return Math.floor(this.now + this.offset);
  }

  respond(tookMs: number): void {
    const sentAt = this.now;
    const skew = this.#skews[this.#responses++ % this.#skews.length] ?? 0;
    const date = new Date(this.connectTime() + skew).toUTCString();
    this.now += tookMs;
    this.clock.observe(date, sentAt);
  }

  play(steps: readonly Step[]): void {
    for (const step of steps) {
      switch (step.kind) {
        case 'pause':
          this.now += step.ms;
          break;
        case 'responses':
          for (let count = 0; count < step.count; count += 1) this.respond(step.tookMs);
          break;
        case 'set':
          // What the clocks may have drifted apart since the last response hides a small step.
          this.respond(5);
          this.offset += step.byMs;
          this.respond(5);
      }
    }
  }

  /** A request whose answers are lost, and what its own read-back concludes. */
  request(
    meanwhile: () => void,
    read: () => number | undefined,
    isRejected = () => false,
  ): Decision {
    const begunAt = this.now;
    const run = this.ledger.begin(COMMAND, COMMAND, REQUEST_MS);
    const span = { from: begunAt, until: begunAt + REQUEST_MS + SHOWN_WITHIN_MS };
    meanwhile();
    const answeredAt = this.now;
    const rejection = isRejected() ? 'early' : 'none';
    this.respond(5);
    const shownAt = read();
    const decision = resolveAmbiguousOutcome({
      shown:
        shownAt === undefined
          ? { state: 'unknown' }
          : {
              state: 'transferred',
              contactId: 'new',
              contactArn: 'arn',
              begunAt: shownAt,
              place: 'target',
            },
      windows: run.windows(span),
      isFromOtherTransfer: false,
      isAtLarge: run.isAtLarge,
      indeterminate: [{ responded: false }],
      rejection,
      changesKnownUntil: run.changesKnownUntil(answeredAt),
    });
    run.end({ state: 'open', span, isAtLarge: true });
    return decision;
  }
}

const skews = fc.constantFrom([0], [-40, 40], [50, 0, -50]);
const steps = fc.array(anyStep, { maxLength: 12 });
const few = fc.array(anyStep, { maxLength: 3 });
/** `npx jest any-clock --globals '{"clockRuns":50000}'` tries more. */
const { clockRuns = 300 } = globalThis as { readonly clockRuns?: number };
const RUNS = { numRuns: clockRuns };

describe('however the clock of Connect is set', () => {
  test('a transfer that was made before a request, past the gateway, is not attributed to it', () => {
    fc.assert(
      fc.property(skews, steps, steps, few, steps, (hosts, before, between, meanwhile, later) => {
        const world = new World(hosts);
        world.play(before);
        const shownAt = world.connectTime();
        const madeAt = world.now;
        world.play(between);
        if (world.now - madeAt < APART_MS) world.now = madeAt + APART_MS;
        const decisions = [
          world.request(
            () => {
              world.play(meanwhile);
            },
            () => shownAt,
          ),
        ];
        world.play(later);
        decisions.push(
          world.request(
            () => undefined,
            () => shownAt,
          ),
        );

        expect(decisions).not.toContain('executed');
      }),
      RUNS,
    );
  });

  test('a transfer that was made after a request, past the gateway, is not attributed to it', () => {
    fc.assert(
      fc.property(skews, steps, few, steps, steps, (hosts, before, meanwhile, between, later) => {
        const world = new World(hosts);
        world.play(before);
        const over = world.now + REQUEST_MS + SHOWN_WITHIN_MS;
        world.request(
          () => {
            world.play(meanwhile);
          },
          () => undefined,
        );
        world.play(between);
        if (world.now < over + APART_MS) world.now = over + APART_MS;
        const shownAt = world.connectTime();
        const madeAt = world.now;
        world.play(later);
        if (world.now < madeAt + APART_MS) world.now = madeAt + APART_MS;

        expect(
          world.request(
            () => undefined,
            () => shownAt,
          ),
        ).not.toBe('executed');
      }),
      RUNS,
    );
  });

  test('a transfer that a request made is not reported as one that it did not make', () => {
    fc.assert(
      fc.property(skews, steps, few, few, steps, (hosts, before, meanwhile, after, later) => {
        const world = new World(hosts);
        world.play(before);
        let [shownAt, madeAt] = [0, 0];
        const make = (): void => {
          world.play(meanwhile);
          [shownAt, madeAt] = [world.connectTime(), world.now];
          world.play(after);
        };
        // Connect rejects the change that it made itself only for as long as it does not know it.
        const decisions = [
          world.request(
            make,
            () => shownAt,
            () => world.now - madeAt < SHOWN_WITHIN_MS,
          ),
        ];
        world.play(later);
        decisions.push(
          world.request(
            () => undefined,
            () => shownAt,
          ),
        );

        expect(decisions).not.toContain('not-executed');
      }),
      RUNS,
    );
  });
});
