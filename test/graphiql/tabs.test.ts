import { expect, test } from '@jest/globals';
import { exampleTabs, type Tab } from '../../src/graphiql/tabs.ts';
import { startWorld, type World } from '../support/world.ts';

const answer = (members: object): unknown => ({
  transferContact: expect.objectContaining(members),
});

/** What each tab is there to show, in order. */
const STORY: readonly (readonly [name: string, data: unknown])[] = [
  ['ActiveTasks', { contacts: expect.objectContaining({ totalCount: 7 }) }],
  ['OneTask', { contact: expect.objectContaining({ queuePriority: 1 }) }],
  [
    'Destinations',
    { transferDestinations: { nodes: expect.arrayContaining([expect.anything()]) } },
  ],
  ['ToQueue', answer({ __typename: 'TransferContactSuccess' })],
  ['ToUser', answer({ __typename: 'TransferContactSuccess' })],
  ['EndedContact', answer({ __typename: 'ContactNotActiveError' })],
  ['PhoneCall', answer({ __typename: 'ContactChannelNotSupportedError', channel: 'VOICE' })],
  [
    'UnknownUser',
    answer({ __typename: 'ContactResourceNotFoundError', resourceId: 'no-such-user' }),
  ],
];

const run = ({ client }: World, { query, variables }: Tab): Promise<unknown> =>
  client.data(query, JSON.parse(variables) as Record<string, unknown>);

test.each(['from top to bottom', 'again after a restart'])(
  'every tab of GraphiQL shows what it promises, %s',
  async () => {
    await using world = await startWorld();

    const answers = [];
    for (const tab of exampleTabs('built-in')) {
      const name = /^(?:query|mutation) (\w+)/m.exec(tab.query)?.[1];
      answers.push([name, await run(world, tab)]);
    }

    expect(answers).toStrictEqual(STORY);
  },
);

test('every tab for another contact centre shows the same, with ids put in where it says so', async () => {
  await using world = await startWorld();
  const builtIn = exampleTabs('built-in');
  const other = exampleTabs('other');

  const answers = [];
  for (const [index, tab] of other.entries()) {
    const name = /^(?:query|mutation) (\w+)/m.exec(tab.query)?.[1];
    const requested = JSON.parse(tab.variables.replaceAll(/^ *\/\/.*$/gm, '')) as object;
    const ids = JSON.parse(builtIn[index]?.variables ?? '{}') as Record<string, unknown>;
    const empty = Object.entries(requested).filter(([, value]) => value === '');
    const filled = Object.fromEntries(empty.map(([key]) => [key, ids[key]]));
    const variables = JSON.stringify({ ...requested, ...filled });
    answers.push([name, await run(world, { query: tab.query, variables })]);

    // Each value to put in has a comment that says what.
    expect(tab.variables.match(/\/\/ .*\n +"\w+": ""/g) ?? []).toHaveLength(empty.length);
  }

  expect(answers).toStrictEqual(STORY);
  expect(JSON.stringify(other)).not.toMatch(/\d0000000-0000-4000/);
});
