import { expect, test } from '@jest/globals';
import { CONTACTS } from '../support/ids.ts';
import { startWorld } from '../support/world.ts';

const DIRECTORY = 'max-age=30, private';

test.each([
  [
    'queues',
    '{ queues { totalCount nodes { name } edges { cursor node { id } } pageInfo { hasNextPage } } }',
    DIRECTORY,
  ],
  [
    'users and their routing profiles',
    '{ users { nodes { routingProfile { concurrencies { channel } } } } }',
    DIRECTORY,
  ],
  [
    'quick connects and where they lead',
    '{ quickConnects { nodes { target { quickConnectId } queue { name } user { username } contactFlow { name } } } }',
    DIRECTORY,
  ],
  ['the instance', '{ instance { alias } }', DIRECTORY],
  [
    'queues and their live state',
    '{ queues { nodes { name metrics { agentsOnline } } } }',
    'no-store',
  ],
  ['users and their live state', '{ users { nodes { availability { status } } } }', 'no-store'],
  ['a contact', `{ contact(id: "${CONTACTS.voice}") { queue { name } } }`, 'no-store'],
  [
    'destinations',
    `{ transferDestinations(contactId: "${CONTACTS.unassignedTask}") { nodes { name } } }`,
    'no-store',
  ],
  ['contacts', '{ contacts { nodes { queue { name } } } }', 'no-store'],
  ['an error', '{ queues(first: 0) { totalCount } }', 'no-store'],
])('clients are told how long to keep %s', async (_, query, cacheControl) => {
  await using world = await startWorld();

  const { headers } = await world.client.send(query);

  expect(headers.get('cache-control')).toBe(cacheControl);
});
