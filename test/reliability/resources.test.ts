import { beforeAll, describe, expect, test } from '@jest/globals';
import { poll } from '../support/poll.ts';
import { startWorld, type World } from '../support/world.ts';
import { EVERY_FAULT } from './support/every-fault.ts';
import { warmUp } from './support/faulty-world.ts';
import { sendAtOnce } from './support/send-at-once.ts';

/** A short deadline: the answers do not matter here. */
const SHORT_MS = 300;

/** How many of each kind keep this process alive, such as `TCPSocketWrap` or `Timeout`. */
function activeResources(): Map<string, number> {
  const byKind = Map.groupBy(process.getActiveResourcesInfo(), (kind) => kind);
  return new Map([...byKind].map(([kind, all]) => [kind, all.length]));
}

/** The kinds of which there are still more than before, after waiting for them to end. */
async function grownSince(before: ReadonlyMap<string, number>): Promise<object> {
  const grown = await poll(
    () => [...activeResources()].filter(([kind, count]) => count > (before.get(kind) ?? 0)),
    ({ length }) => length === 0,
  );
  return Object.fromEntries(grown);
}

async function startHastyWorld(): Promise<World> {
  // The circuits must be probed at once, or few calls would be made.
  const gateway = { requestTimeoutMs: SHORT_MS, circuitCoolDownMs: 1 };
  return startWorld({ maxAttempts: 3, gateway });
}

beforeAll(async () => {
  await warmUp();
  await poll(activeResources, (now) => !now.has('TCPSocketWrap') && !now.has('TCPServerWrap'));
});

describe('resources return to their initial state', () => {
  test.each(Object.entries(EVERY_FAULT))('after a world of %s', async (_, fault) => {
    const before = activeResources();
    {
      await using world = await startHastyWorld();
      world.upstream.answerBy(() => fault);
      await sendAtOnce(world, SHORT_MS);
    }

    expect({ before, grown: await grownSince(before) }).toStrictEqual({ before, grown: {} });
  });

  test('after a world of refused connections', async () => {
    const before = activeResources();
    {
      await using world = await startHastyWorld();
      await world.upstream.disconnect();
      await sendAtOnce(world, SHORT_MS);
    }

    expect({ before, grown: await grownSince(before) }).toStrictEqual({ before, grown: {} });
  });
});

describe('connections to Connect', () => {
  test('do not grow in number over 200 calls with each fault in turn', async () => {
    await using world = await startHastyWorld();
    const faults = Object.values(EVERY_FAULT);
    let turn = 0;
    world.upstream.answerBy(() => faults[turn++ % faults.length]);
    const width = 10;
    const openAfter = async (turns: number): Promise<number> => {
      while (turn < turns) {
        await Promise.all(
          Array.from({ length: width }, (_, index) =>
            world.client.send(`{ contact(id: "contact-${index}") { id } }`),
          ),
        );
      }
      return poll(
        () => world.upstream.connections(),
        (open) => open <= width,
      );
    };

    const open = [await openAfter(100), await openAfter(200)];

    expect(open.filter((count) => count > width)).toStrictEqual([]);
  });
});
