import { expect, test } from '@jest/globals';
import { type Tab, tabs } from '../../src/graphiql/tabs.ts';
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
  ['UnknownUser', answer({ __typename: 'ContactResourceNotFoundError', resourceId: 'nobody' })],
];

const run = ({ client }: World, { query, variables }: Tab): Promise<unknown> =>
  client.data(query, JSON.parse(variables) as Record<string, unknown>);

test.each(['from top to bottom', 'again after a restart'])(
  'every tab of GraphiQL shows what it promises, %s',
  async () => {
    await using world = await startWorld();

    const answers = [];
    for (const tab of tabs) {
      const name = /^(?:query|mutation) (\w+)/m.exec(tab.query)?.[1];
      answers.push([name, await run(world, tab)]);
    }

    expect(answers).toStrictEqual(STORY);
  },
);
