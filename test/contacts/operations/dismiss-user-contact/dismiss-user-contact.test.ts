import { expect, test } from '@jest/globals';
import { CONTACTS, INSTANCE_ID, UNKNOWN_ID, USERS } from '../../../support/ids.ts';
import { startWorld } from '../../../support/world.ts';

const DISMISS = `mutation ($input: DismissUserContactInput!) {
  dismissUserContact(input: $input) {
    __typename
    ... on DismissUserContactSuccess { userId user { availability { contacts { contactId } } } }
    ... on ContactNotListedError { contactId userId code }
    ... on ContactNotDismissibleError { contactId userId state code }
    ... on ContactResourceNotFoundError { resourceType }
  }
}`;
const input = { contactId: CONTACTS.taskOfAmara, userId: USERS.amara };

test('a contact that has ended leaves the list of its agent', async () => {
  await using world = await startWorld();
  const { agents } = world.emulator.state;
  agents.write({ ...agents.agent(INSTANCE_ID, USERS.amara), handling: 'MANUAL' });
  const stop = `mutation { stopContact(input: { contactId: "${input.contactId}" }) { __typename } }`;
  await world.client.data(stop);
  const before = world.upstream.calls.length;

  expect(await world.client.data(DISMISS, { input })).toStrictEqual({
    dismissUserContact: {
      __typename: 'DismissUserContactSuccess',
      userId: USERS.amara,
      user: { availability: { contacts: [] } },
    },
  });
  expect(world.upstream.calls[before]).toMatchObject({
    operation: 'DismissUserContact',
    path: `/users/${INSTANCE_ID}/${USERS.amara}/contact`,
    body: { ContactId: CONTACTS.taskOfAmara },
  });
});

const ids = { contactId: input.contactId, userId: USERS.amara, code: 'INVALID_STATE' };
test.each([
  ['is handled', {}, { __typename: 'ContactNotDismissibleError', ...ids, state: 'CONNECTED' }],
  [
    'is in no list of the user',
    { userId: USERS.ben },
    { __typename: 'ContactNotListedError', ...ids, userId: USERS.ben },
  ],
  [
    'does not exist',
    { contactId: UNKNOWN_ID },
    { __typename: 'ContactResourceNotFoundError', resourceType: 'CONTACT' },
  ],
])('a contact that %s cannot be dismissed, and the error says why', async (_, change, error) => {
  await using world = await startWorld();
  const { dismissUserContact } = await world.client.data(DISMISS, {
    input: { ...input, ...change },
  });

  expect(dismissUserContact).toStrictEqual(error);
});
