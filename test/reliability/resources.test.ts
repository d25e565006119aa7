import { isDeepStrictEqual } from 'node:util';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { relay } from '../support/answers.ts';
import { startWorld, type World } from '../support/world.ts';
import { askAtOnce } from './support/ask-at-once.ts';
import { EVERY_FAULT } from './support/every-fault.ts';
import { warmUp } from './support/faulty-world.ts';
import { poll } from './support/poll.ts';

/** Soon over: here it is not the answers that count. */
const SHORT_MS = 300;

/** How many of each kind keep this process alive, such as `TCPSocketWrap` or `Timeout`. */
function activeResources(): Readonly<Record<string, number>> {
  const kinds = process.getActiveResourcesInfo().sort();
  return Object.fromEntries(
    kinds.map((kind) => [kind, kinds.filter((each) => each === kind).length]),
  );
}

async function startHastyWorld(): Promise<World> {
  return startWorld({ maxAttempts: 3, gateway: { requestTimeoutMs: SHORT_MS } });
}

beforeAll(async () => {
  await warmUp();
  await poll(activeResources, (now) => !('TCPSocketWrap' in now) && !('TCPServerWrap' in now));
});

describe('resources return to what they were', () => {
  test.each(Object.entries(EVERY_FAULT))('after a world of %s', async (_, fault) => {
    const before = activeResources();
    {
      await using world = await startHastyWorld();
      world.upstream.answerBy(() => fault);
      await askAtOnce(world);
    }

    const after = await poll(activeResources, (now) => isDeepStrictEqual(now, before));

    expect(after).toStrictEqual(before);
  });

  test('after a world of refused connections', async () => {
    const before = activeResources();
    {
      await using world = await startHastyWorld();
      await world.upstream.refuse();
      await askAtOnce(world);
    }

    const after = await poll(activeResources, (now) => isDeepStrictEqual(now, before));

    expect(after).toStrictEqual(before);
  });
});

describe('connections to Connect', () => {
  test('do not grow in number over 200 requests at which each fault takes its turn', async () => {
    await using world = await startHastyWorld();
    const faults = Object.values(EVERY_FAULT);
    let turn = 0;
    world.upstream.answerBy(() => faults[turn++ % faults.length]);
    const width = 10;
    const openAfter = async (requests: number): Promise<number> => {
      for (let sent = 0; sent < requests; sent += width) {
        await Promise.all(
          Array.from({ length: width }, (_, index) =>
            world.client.send(`{ contact(id: "contact-${sent + index}") { id } }`),
          ),
        );
      }
      return poll(
        () => world.upstream.connections(),
        (open) => open <= width,
      );
    };

    const open = [await openAfter(100), await openAfter(100)];
    world.upstream.answerBy(() => relay);

    expect(open.filter((count) => count > width)).toStrictEqual([]);
    expect(turn).toBeGreaterThanOrEqual(200);
  });
});
