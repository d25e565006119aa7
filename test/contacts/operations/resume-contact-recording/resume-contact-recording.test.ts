import { expect, test } from '@jest/globals';
import { reset } from '../../../support/answers.ts';
import type { Exchange } from '../../../support/exchange.ts';
import { FAULTS } from '../../../support/faults.ts';
import { CONTACTS, INSTANCE_ID } from '../../../support/ids.ts';
import { startWorld, type World } from '../../../support/world.ts';

const OPERATION = 'ResumeContactRecording';
const contactId = CONTACTS.voice;
const input = { contactId, initialContactId: contactId };

/** Sends a mutation of recordings, and returns its result. */
async function send(
  { client }: World,
  name: 'suspend' | 'resume',
  clientToken: string,
): Promise<unknown> {
  const type = `${name === 'suspend' ? 'Suspend' : 'Resume'}ContactRecordingInput`;
  const document = `mutation ($input: ${type}!) {
    result: ${name}ContactRecording(input: $input) {
      __typename
      ... on ContactError { message }
    }
  }`;
  const { result } = await client.data(document, { input: { ...input, clientToken } });
  return result;
}

/** What the embedded Connect has suspended of the recording. */
const suspendedOf = ({ emulator }: World) =>
  emulator.state.contacts.latest(contactId)?.recording?.suspended;

const RESUMED = { __typename: 'ResumeContactRecordingSuccess' };
const SUSPENDED = { __typename: 'SuspendContactRecordingSuccess' };
const NOT_SUSPENDED = 'Amazon Connect rejected the request: The recording is not suspended.';

test('a suspended recording is resumed by one call', async () => {
  await using world = await startWorld();
  await send(world, 'suspend', 'first');

  expect(await send(world, 'resume', 'second')).toStrictEqual(RESUMED);

  expect(world.upstream.calls.slice(1)).toMatchObject([
    {
      operation: OPERATION,
      path: '/contact/resume-recording',
      body: { InstanceId: INSTANCE_ID, ContactId: contactId, InitialContactId: contactId },
    },
  ]);
  expect(suspendedOf(world)).toStrictEqual([]);
});

test('a recording that is not suspended is not resumed', async () => {
  await using world = await startWorld();

  expect(await send(world, 'resume', 'token')).toStrictEqual({
    __typename: 'ContactRequestRejectedError',
    message: NOT_SUSPENDED,
  });
});

test('a token that has succeeded is answered from memory, whatever the recording is now', async () => {
  await using world = await startWorld();
  await send(world, 'suspend', 'card');
  await send(world, 'resume', 'after the card');
  const before = world.upstream.calls.length;

  expect(await send(world, 'suspend', 'card')).toStrictEqual(SUSPENDED);

  expect(world.upstream.calls).toHaveLength(before);
  expect(suspendedOf(world)).toStrictEqual([]);
});

test('to resume and to suspend, each with a new token, makes sure after an unknown outcome', async () => {
  await using world = await startWorld();
  world.upstream.answerNext('SuspendContactRecording', FAULTS.resetAfter);
  expect(await send(world, 'suspend', 'lost')).toMatchObject({
    __typename: 'ContactOutcomeUnknownError',
  });
  expect(await send(world, 'suspend', 'lost')).toMatchObject({
    __typename: 'ContactRequestRejectedError',
  });

  expect(await send(world, 'resume', 'sure 1')).toStrictEqual(RESUMED);
  expect(await send(world, 'suspend', 'sure 2')).toStrictEqual(SUSPENDED);

  expect(suspendedOf(world)).toStrictEqual(['AGENT']);
});

test('a lost request that Connect executes late resumes what was suspended again, and the next resumption shows it', async () => {
  await using world = await startWorld();
  await send(world, 'suspend', 'first card');
  let executeLate: Exchange['forward'] | undefined;
  world.upstream.answerNext(OPERATION, async (exchange) => {
    executeLate = exchange.forward;
    await reset(exchange);
  });
  expect(await send(world, 'resume', 'lost')).toMatchObject({
    __typename: 'ContactOutcomeUnknownError',
  });
  expect(await send(world, 'resume', 'lost')).toStrictEqual(RESUMED);
  expect(await send(world, 'suspend', 'second card')).toStrictEqual(SUSPENDED);

  await executeLate?.();

  expect(suspendedOf(world)).toStrictEqual([]);
  expect(await send(world, 'resume', 'after the second card')).toStrictEqual({
    __typename: 'ContactRequestRejectedError',
    message: NOT_SUSPENDED,
  });
});
