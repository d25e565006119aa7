import { describe, expect, test } from '@jest/globals';
import { exception, relay } from '../../../support/answers.ts';
import { holdAnswer } from '../../../support/held-answer.ts';
import { until } from '../../../support/until.ts';
import { startWorld, type World } from '../../../support/world.ts';
import { costlyContactCentre } from './generated/centre.ts';
import { makeDear, type Mood } from './generated/dear-connect.ts';
import { maxCost, maxCalls } from './max-cost.ts';

const start = (): Promise<World> => startWorld({ emulator: { seed: costlyContactCentre() } });

/** One attempt of each call. */
const TERMS = { maxAttempts: 1 };

describe('the max calls can be reached:', () => {
  test.each<[string, readonly Mood[], string, number]>([
    ['a contact and its queue', [], '{ contact(id: "task-1") { queue { name } } }', 2],
    ['a list', ['long lists'], '{ queues(first: 100) { nodes { name } } }', 5],
    ['a chain', ['long lists'], '{ contact(id: "link-29") { transfers { id } } }', 6],
    [
      'all that a long chain does not return',
      ['long lists'],
      '{ contact(id: "link-29") { transfers { description } } }',
      // The contact is its chain's last one, and was read before.
      30,
    ],
    [
      'figures of a queue that was not known at first',
      ['long lists', 'live state unavailable'],
      '{ contact(id: "task-1") { queue { metrics { agentsOnline } } } }',
      7,
    ],
    [
      'a page with the queues of agents',
      ['long lists', 'blind searches'],
      `{ contacts(first: 100, filter: { queueIds: ["user-0", "user-1", "queue-1", "queue-3"] }) {
        nodes { queue { name } }
      } }`,
      // A search for queues and one for users; two of the four queues are in neither.
      5 + 2 + 2 + 2,
    ],
  ])('%s', async (_, moods, query, calls) => {
    await using world = await start();
    makeDear(world.upstream)(moods);

    await world.client.send(query);

    expect(world.upstream.operations()).toHaveLength(calls);
    expect(maxCalls(query, {}, TERMS)).toBeGreaterThanOrEqual(calls);
  });

  test('and no more attempts', async () => {
    await using world = await startWorld({ maxAttempts: 3 });
    world.upstream.answerAll('DescribeContact', exception('InternalServiceException', 500));
    const query = '{ contact(id: "task-1") { name } }';

    await world.client.send(query);

    expect(world.upstream.calls).toHaveLength(3);
    expect(maxCost(query)).toMatchObject({ maxUpstreamCalls: 1, maxAttempts: 3 });
  });

  test('what comes at different moments leaves in batches of its own', async () => {
    await using world = await start();
    makeDear(world.upstream)(['long lists']);
    const late = holdAnswer(relay);
    world.upstream.answerNext('SearchContacts', relay, late.answer);
    const query = `{
      soon: contacts(first: 3) { nodes { agent { username } } }
      late: contacts(first: 8, filter: { active: true }) { nodes { agent { username routingProfile { name } } } }
    }`;

    const answer = world.client.data(query);
    await late.requested;
    // The agents of the first page do not wait for ever.
    await until(() => world.upstream.operations().includes('SearchUsers'));
    late.release();
    await answer;

    const searches = world.upstream.operations().filter((name) => name === 'SearchUsers');
    expect(searches).toHaveLength(4);
    // Two pages, the users in two batches, and the profiles in three: users come with a batch, or are known before.
    expect(maxCalls(query, {}, TERMS)).toBe(2 * 5 + 2 * 2 + 3 * 2);
  });
});
