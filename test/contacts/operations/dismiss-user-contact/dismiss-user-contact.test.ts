import { describe, expect, test } from '@jest/globals';
import { FAULTS } from '../../../support/faults.ts';
import { CONTACTS, INSTANCE_ID, UNKNOWN_ID, USERS } from '../../../support/ids.ts';
import { exception, raw } from '../../../support/recording-proxy.ts';
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

describe('the list of a user that Connect does not show', () => {
  const NOT_SHOWN = raw(200, '{"UserDataList": []}');

  test('proves no dismissal whose answer is lost', async () => {
    await using world = await startWorld({
      gateway: { readAfterWrite: { reads: 2, firstPauseMs: 1 } },
    });
    const { agents } = world.emulator.state;
    agents.write({ ...agents.agent(INSTANCE_ID, USERS.amara), handling: 'MANUAL' });
    await world.client.data(
      `mutation { stopContact(input: { contactId: "${input.contactId}" }) { __typename } }`,
    );
    const dismiss = async (): Promise<unknown> => {
      const variables = { input: { ...input, clientToken: 'token' } };
      const { dismissUserContact } = await world.client.data(DISMISS, variables);
      return dismissUserContact;
    };
    world.upstream.answerNext('DismissUserContact', FAULTS.resetBefore);
    world.upstream.answerBy(({ operation }) =>
      operation === 'GetCurrentUserData' ? NOT_SHOWN : undefined,
    );

    expect(await dismiss()).toStrictEqual({ __typename: 'ContactOutcomeUnknownError' });

    world.upstream.answerBy(() => undefined);
    // The list shows now that nothing was dismissed.
    expect(await dismiss()).toMatchObject({ __typename: 'DismissUserContactSuccess' });
    expect(
      world.upstream.operations().filter((name) => name === 'DismissUserContact'),
    ).toHaveLength(2);
  });

  test('is no cause of a rejection', async () => {
    await using world = await startWorld();
    world.upstream.answerNext('DismissUserContact', exception('InvalidRequestException', 400));
    world.upstream.answerAll('GetCurrentUserData', NOT_SHOWN);

    expect(await world.client.data(DISMISS, { input })).toStrictEqual({
      dismissUserContact: { __typename: 'ContactRequestRejectedError' },
    });
  });
});
