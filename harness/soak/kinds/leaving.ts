import type { Random } from '../../chaos/plan/random.ts';
import { type Kind, steady } from '../load/kind.ts';
import type { Leaving } from '../load/question.ts';

/** Callers that go away in the middle of a request of one of the kinds. */
export function leaving(kinds: readonly [Kind, ...Kind[]]): Kind {
  return {
    name: 'callers that go away',
    pace: steady(3),
    draw: (random, serial) => ({
      ...random.pick(kinds).draw(random, serial),
      newDocument: false, // half of one is none
      leaving: drawLeaving(random),
    }),
  };
}

function drawLeaving(random: Random): Leaving {
  const afterMs = random.magnitude(1, 300);
  return random.pick([
    { with: 'request', afterMs },
    { with: 'request', afterMs },
    { with: 'half of the request', afterMs },
    { with: 'part of the answer' },
  ]);
}
