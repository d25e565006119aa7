import { beforeAll, expect, test } from '@jest/globals';
import { warmUp } from '../../reliability/support/faulty-world.ts';
import { FAULTS } from '../../support/faults.ts';
import { CONTACTS } from '../../support/ids.ts';
import { startWorld } from '../../support/world.ts';

const STOP = `mutation ($input: StopContactInput!) {
  stopContact(input: $input) { __typename }
}`;

beforeAll(warmUp);

test('a retry executes the command, though a change may take longer to show than requests may run', async () => {
  await using world = await startWorld({
    gateway: { requestTimeoutMs: 4_000, readAfterWrite: { reads: 4, firstPauseMs: 600 } },
  });
  world.upstream.answerNext('StopContact', FAULTS.resetBefore);
  const input = { contactId: CONTACTS.chat, clientToken: 'stop-1' };
  const stop = async (): Promise<unknown> => {
    const { stopContact } = await world.client.data(STOP, { input });
    return (stopContact as { __typename: string }).__typename;
  };

  expect(await stop()).toBe('ContactOutcomeUnknownError');
  let result = await stop();
  while (result === 'ContactOutcomeUnknownError') result = await stop();

  expect(result).toBe('StopContactSuccess');
  const sent = world.upstream.operations().filter((operation) => operation === 'StopContact');
  expect(sent).toHaveLength(2);
});
