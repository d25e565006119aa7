import { describe, expect, jest, test } from '@jest/globals';
import { Clock } from '../../src/emulator/clock.ts';
import type { ContactEvent } from '../../src/emulator/events/contact-event.ts';
import { disturbanceSchema } from '../../src/emulator/events/disturbance.ts';
import { EventBus } from '../../src/emulator/events/event-bus.ts';
import { Timeline } from '../../src/emulator/timeline.ts';
import { contactEvent as event } from './support/contact-event.ts';

/** A bus at a clock that stands until it is advanced, and the ids of what it has delivered. */
function open() {
  const start = new Date('2026-01-02T03:04:05.250Z');
  const clock = new Clock(() => start);
  const timeline = new Timeline(clock);
  const bus = new EventBus(timeline);
  const delivered: string[] = [];
  bus.subscribe(({ id }) => delivered.push(id));
  return {
    bus,
    delivered,
    /** Publishes events, one operation each. */
    async publish(...names: readonly string[]) {
      for (const id of names) {
        bus.publish(event(id), clock.now());
        await Promise.resolve();
      }
    },
    advance(ms: number) {
      clock.advance(ms);
      timeline.run();
    },
    [Symbol.dispose]() {
      timeline.clear();
    },
  };
}

const letters = Array.from('abcdefghijklmnopqrstuvwxyz');
const disturbed = (input: object) => disturbanceSchema.parse(input);

describe('without disturbance', () => {
  test('every event is delivered once, in order, and after the operation', async () => {
    using world = open();

    world.bus.publish(event('first'), new Date());
    expect(world.delivered).toStrictEqual([]);
    await world.publish(...letters);

    expect(world.delivered).toStrictEqual(['first', ...letters]);
  });

  test('a listener that throws is a warning, and the others get the event', async () => {
    using world = open();
    const warn = jest.spyOn(process, 'emitWarning').mockReturnValue();
    const later: string[] = [];
    world.bus.subscribe(() => {
      throw new Error('of the listener');
    });
    world.bus.subscribe(({ id }) => later.push(id));

    await world.publish('a');

    expect(later).toStrictEqual(['a']);
    expect(warn.mock.calls).toStrictEqual([
      [expect.stringContaining('of the listener'), { type: 'ContactEventListenerError' }],
    ]);
  });

  test('a listener gets nothing after its subscription, and may subscribe twice', async () => {
    using world = open();
    const heard: string[] = [];
    const listener = ({ id }: ContactEvent): void => {
      heard.push(id);
    };
    const ends = [world.bus.subscribe(listener), world.bus.subscribe(listener)];

    await world.publish('a');
    ends[0]?.();
    await world.publish('b');
    ends[1]?.();
    await world.publish('c');

    expect(heard).toStrictEqual(['a', 'a', 'b']);
  });
});

describe('with disturbance', () => {
  test('lost events are never delivered', async () => {
    using world = open();
    world.bus.configure(disturbed({ lost: 1 }));

    await world.publish(...letters);
    world.advance(86_400_000);

    expect(world.delivered).toStrictEqual([]);
  });

  test('duplicated events are delivered twice', async () => {
    using world = open();
    world.bus.configure(disturbed({ duplicated: 1 }));

    await world.publish('a', 'b');

    expect(world.delivered).toStrictEqual(['a', 'a', 'b', 'b']);
  });

  test('late events are delivered when the clock has advanced by the delay, and not earlier', async () => {
    using world = open();
    world.bus.configure(disturbed({ late: 1, delayMs: 60_000 }));

    await world.publish('a');
    world.advance(59_999);
    expect(world.delivered).toStrictEqual([]);
    world.advance(1);

    expect(world.delivered).toStrictEqual(['a']);
  });

  test('reordered events come after the next one', async () => {
    using world = open();
    world.bus.configure(disturbed({ reordered: 1 }));

    await world.publish('a', 'b', 'c', 'd');

    expect(world.delivered).toStrictEqual(['b', 'a', 'd', 'c']);
  });

  test('a reordered event without a next one waits for a second at most', async () => {
    using world = open();
    world.bus.configure(disturbed({ reordered: 1 }));

    await world.publish('a');
    world.advance(999);
    expect(world.delivered).toStrictEqual([]);
    world.advance(1);

    expect(world.delivered).toStrictEqual(['a']);
  });

  test('the same seed disturbs the same events, and another one others', async () => {
    const run = async (seed: number): Promise<string[]> => {
      using world = open();
      world.bus.configure(
        disturbed({ seed, late: 0.2, delayMs: 5, duplicated: 0.2, reordered: 0.2, lost: 0.2 }),
      );
      await world.publish(...letters);
      world.advance(10_000);
      return world.delivered;
    };

    const first = await run(1);

    expect(await run(1)).toStrictEqual(first);
    expect(await run(2)).not.toStrictEqual(first);
    // Some are lost, some are delivered twice, and the order is another one.
    expect(new Set(first).size).toBeLessThan(letters.length);
    expect(first.length).toBeGreaterThan(new Set(first).size);
    expect(first).not.toStrictEqual(first.toSorted());
  });

  test('a rate is the share of events', async () => {
    using world = open();
    world.bus.configure(disturbed({ lost: 0.25 }));

    await world.publish(...Array.from({ length: 4000 }, (_, index) => `${index}`));

    expect(world.delivered.length).toBeGreaterThan(2900);
    expect(world.delivered.length).toBeLessThan(3100);
  });

  test('it can be changed while events are late', async () => {
    using world = open();
    world.bus.configure(disturbed({ late: 1, delayMs: 100 }));
    await world.publish('late');
    world.bus.configure(disturbed({}));
    await world.publish('at once');
    world.advance(100);

    expect(world.delivered).toStrictEqual(['at once', 'late']);
  });

  test('at most 10,000 events are late at a time, and those over it are lost', async () => {
    using world = open();
    world.bus.configure(disturbed({ late: 1, delayMs: 100 }));

    await world.publish(...Array.from({ length: 10_005 }, (_, index) => `${index}`));
    world.advance(100);
    expect(world.delivered).toHaveLength(10_000);
    await world.publish('afterwards');
    world.advance(100);

    expect(world.delivered.at(-1)).toBe('afterwards');
  });
});

test('after a reset nothing from before is delivered, and nothing is disturbed', async () => {
  using world = open();
  world.bus.configure(disturbed({ late: 1, delayMs: 100 }));
  await world.publish('late');
  world.bus.configure(disturbed({ reordered: 1 }));
  await world.publish('reordered');
  world.bus.configure(disturbed({}));
  world.bus.publish(event('on its way'), new Date());

  world.bus.reset();
  await world.publish('a', 'b');
  world.advance(10_000);

  expect(world.delivered).toStrictEqual(['a', 'b']);
  expect(world.bus.disturbance).toStrictEqual(disturbed({}));
});

test.each([
  { late: -0.1 },
  { lost: 1.1 },
  { duplicated: '1' },
  { delayMs: 0 },
  { delayMs: 1.5 },
  { delayMs: 3_600_001 },
  { seed: -1 },
  { often: 1 },
])('%j is no disturbance', (input) => {
  expect(disturbanceSchema.safeParse(input).success).toBe(false);
});
