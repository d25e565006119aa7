import { describe, expect, jest, test } from '@jest/globals';
import { Clock } from '../../src/emulator/clock.ts';
import { Timeline } from '../../src/emulator/timeline.ts';

const START = Date.UTC(2026, 0, 1);
const DAY_MS = 86_400_000;

/** A timeline whose clock stands until it is advanced. */
function standing() {
  const clock = new Clock(() => new Date(START));
  const timeline = new Timeline(clock);
  const done: string[] = [];
  const plan = (name: string, ms: number): void => {
    timeline.at(new Date(START + ms), (now) => {
      done.push(`${name} at ${now.getTime() - START}`);
    });
  };
  return { clock, timeline, done, plan };
}

describe('a timeline', () => {
  test('runs what is due, oldest first, and actions of one time in their order', () => {
    const { clock, timeline, done, plan } = standing();
    plan('late', 3000);
    plan('first', 1000);
    plan('second', 1000);
    plan('last', 3001);

    clock.advance(3000);
    timeline.run();

    expect(done).toStrictEqual(['first at 1000', 'second at 1000', 'late at 3000']);
    timeline.clear();
  });

  test('runs nothing early, and nothing twice', () => {
    const { clock, timeline, done, plan } = standing();
    plan('a', 1000);

    clock.advance(999);
    timeline.run();
    expect(done).toStrictEqual([]);
    clock.advance(1);
    timeline.run();
    timeline.run();

    expect(done).toStrictEqual(['a at 1000']);
  });

  test('gives an action its own time, however late it runs', () => {
    const { clock, timeline, done, plan } = standing();
    plan('a', 1000);
    plan('past', -1000);

    clock.advance(60_000);
    timeline.run();

    expect(done).toStrictEqual(['past at -1000', 'a at 1000']);
  });

  test('runs what an action plans for a time that is due', () => {
    const { clock, timeline, done, plan } = standing();
    timeline.at(new Date(START + 1000), () => {
      plan('next', 2000);
      plan('later', 9000);
    });

    clock.advance(5000);
    timeline.run();

    expect(done).toStrictEqual(['next at 2000']);
    timeline.clear();
  });

  test('warns of an action that fails, and runs the others', () => {
    const { clock, timeline, done, plan } = standing();
    const warn = jest.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
    plan('before', 1000);
    timeline.at(new Date(START + 2000), () => {
      throw new Error('broken');
    });
    plan('after', 3000);

    clock.advance(5000);
    timeline.run();

    expect(done).toStrictEqual(['before at 1000', 'after at 3000']);
    expect(warn).toHaveBeenCalledWith(expect.stringContaining('broken'), {
      type: 'EmbeddedConnectBug',
    });
    warn.mockRestore();
  });

  test('drops all that is planned when it is cleared', () => {
    const { clock, timeline, done, plan } = standing();
    plan('a', 1000);

    timeline.clear();
    clock.advance(5000);
    timeline.run();

    expect(done).toStrictEqual([]);
  });

  test('keeps no process alive', () => {
    const timers = (): number =>
      process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
    const { timeline, plan } = standing();
    const before = timers();

    plan('a', 1000);

    expect(timers()).toBe(before);
    timeline.clear();
  });
});

describe('without a request or an advance, a timer', () => {
  /** A timeline on the time of the machine, whose timers are faked. */
  function faked() {
    jest.useFakeTimers({ now: START });
    const timeline = new Timeline(new Clock());
    const done: number[] = [];
    const plan = (ms: number): void => {
      timeline.at(new Date(START + ms), () => {
        done.push(Date.now() - START);
      });
    };
    return {
      done,
      plan,
      [Symbol.dispose]() {
        timeline.clear();
        jest.useRealTimers();
      },
    };
  }

  test('runs each action at its time', () => {
    using world = faked();
    world.plan(2000);
    world.plan(1000);

    jest.advanceTimersByTime(5000);

    expect(world.done).toStrictEqual([1000, 2000]);
  });

  test('runs an action after more days than a timer of Node.js takes', () => {
    using world = faked();
    world.plan(30 * DAY_MS);

    jest.advanceTimersByTime(30 * DAY_MS - 1);
    expect(world.done).toStrictEqual([]);
    jest.advanceTimersByTime(1);

    expect(world.done).toStrictEqual([30 * DAY_MS]);
  });
});
