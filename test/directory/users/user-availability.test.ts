import { expect, test } from '@jest/globals';
import { altered } from '../../support/answers.ts';
import { USERS } from '../../support/ids.ts';
import { startWorld } from '../../support/world.ts';

/** Of an agent with so many contacts; a routing profile allows 31. */
const listed = (count: number) =>
  altered((output) => {
    const [user] = output['UserDataList'] as readonly object[];
    const Contacts = Array.from({ length: count }, (_, index) => ({
      ContactId: `c${index}`,
      Channel: 'TASK',
    }));
    return { ...output, UserDataList: [{ ...user, Contacts }] };
  });

test('contacts of an agent that no routing profile allows are counted when they are read', async () => {
  await using world = await startWorld({ gateway: { costExtension: true } });
  const sizeWith = async (count: number): Promise<number> => {
    world.upstream.answerNext('GetCurrentUserData', listed(count));
    const query = `{ user(id: "${USERS.amara}") { availability { contacts { contactId state } } } }`;
    const response = await fetch(`${world.client.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-include-cost': 'true' },
      body: JSON.stringify({ query }),
    });
    const { data, extensions } = (await response.json()) as {
      readonly data: { readonly user: { availability: { contacts: readonly unknown[] } } };
      readonly extensions: { readonly cost: { readonly answerSize: number } };
    };
    expect(data.user.availability.contacts).toHaveLength(count);
    return extensions.cost.answerSize;
  };

  const size = await sizeWith(1);
  expect(await sizeWith(31)).toBe(size);
  expect(await sizeWith(35)).toBe(size + 4 * 3);
});
