import { beforeAll, describe, expect, test } from '@jest/globals';
import { relay } from '../support/answers.ts';
import { type Fault, FAULTS } from '../support/faults.ts';
import { CONTACTS, QUEUES } from '../support/ids.ts';
import { transfer } from '../support/transfer.ts';
import type { World } from '../support/world.ts';
import {
  executedTransfersOf,
  INPUT,
  NEVER_MS,
  PATIENT_MS,
  startFaultyWorld,
  warmUp,
} from './support/faulty-world.ts';
import { sendAtOnce } from './support/send-at-once.ts';

/** The deadline when Connect never answers: as short as a machine allows that stands still for seconds. */
const SILENT_MS = 5_000;

const { clientToken } = INPUT;
const outcomeUnknown = { __typename: 'ContactOutcomeUnknownError', clientToken };
const serviceError = { __typename: 'ContactServiceError', clientToken };
const throttled = { __typename: 'ContactThrottledError', clientToken };

/** A fault leaves nothing behind: the same transfer succeeds or is found to have succeeded, and exists once. */
async function afterwards(world: World): Promise<unknown> {
  const again = await transfer(world, INPUT);
  const newContactId = 'contactId' in again ? again.contactId : undefined;
  return {
    transfer: again.__typename,
    isTheOne: executedTransfersOf(world).map((each) => each.newContactId === newContactId),
    asRequested: executedTransfersOf(world).map(({ token, target }) => ({ token, target })),
    ...(await world.client.data(
      `{ contact(id: "${CONTACTS.taskOfAmara}") { id } queues(search: "Claims") { nodes { id } } }`,
    )),
  };
}

const ALL_WELL = {
  transfer: 'TransferContactSuccess',
  isTheOne: [true],
  asRequested: [{ token: clientToken, target: INPUT.target }],
  contact: { id: CONTACTS.taskOfAmara },
  queues: { nodes: [{ id: QUEUES.claims }] },
};

const neverSeen = {
  transfer: outcomeUnknown,
  contact: ['UPSTREAM_UNAVAILABLE'] as unknown,
  queues: ['UPSTREAM_UNAVAILABLE'] as unknown,
  executed: 0,
  late: [],
  afterwards: ALL_WELL,
};
const executed = { ...neverSeen, executed: 1 };
const failedWith = (retryAfter: number) => ({
  ...neverSeen,
  transfer: { ...throttled, retryAfter },
  contact: ['THROTTLED'],
  queues: ['THROTTLED'],
});

/** What requests are answered when Connect answers all calls by a fault, and what they are answered afterwards. */
async function resultOf(fault: Fault, deadlineMs = PATIENT_MS): Promise<unknown> {
  await using world = await startFaultyWorld(deadlineMs);

  world.upstream.answerBy(() => fault);
  const { answers, late } = await sendAtOnce(world, deadlineMs);
  const { length } = executedTransfersOf(world);
  world.upstream.answerBy(() => relay);

  return { ...answers, executed: length, late, afterwards: await afterwards(world) };
}

beforeAll(warmUp);

describe('a fault at every call is reported as what it is, in time, and leaves nothing behind', () => {
  test.each<[string, Fault, typeof neverSeen]>([
    ['a reset before Connect acts', FAULTS.resetBefore, neverSeen],
    ['a reset after Connect acted', FAULTS.resetAfter, executed],
    ['a half-close before Connect acts', FAULTS.halfCloseBefore, neverSeen],
    ['a half-close after Connect acted', FAULTS.halfCloseAfter, executed],
    ['a truncated head before Connect acts', FAULTS.truncatedHeadBefore, neverSeen],
    ['a truncated head after Connect acted', FAULTS.truncatedHeadAfter, executed],
    ['what is not HTTP before Connect acts', FAULTS.notHttpBefore, neverSeen],
    ['what is not HTTP after Connect acted', FAULTS.notHttpAfter, executed],
    ['a truncated 200 before Connect acts', FAULTS.truncated200Before, neverSeen],
    ['a truncated 200 after Connect acted', FAULTS.truncated200After, executed],
    ['a 200 with half a JSON before Connect acts', FAULTS.cutJson200Before, neverSeen],
    ['a 200 with half a JSON after Connect acted', FAULTS.cutJson200After, executed],
    ['a 200 with HTML before Connect acts', FAULTS.garbage200Before, neverSeen],
    ['a 200 with HTML after Connect acted', FAULTS.garbage200After, executed],
    ['a 500 before Connect acts', FAULTS.serverErrorBefore, neverSeen],
    ['a 500 after Connect acted', FAULTS.serverErrorAfter, executed],
    ['a 502 before Connect acts', FAULTS.badGatewayBefore, neverSeen],
    ['a 502 after Connect acted', FAULTS.badGatewayAfter, executed],
    ['a 504 before Connect acts', FAULTS.gatewayTimeoutBefore, neverSeen],
    ['a 504 after Connect acted', FAULTS.gatewayTimeoutAfter, executed],
    ['a 429', FAULTS.throttled, failedWith(1)],
    ['a 429 with Retry-After', FAULTS.throttledWithRetryAfter(7), failedWith(7)],
  ])('%s', async (_, fault, expected) => {
    expect(await resultOf(fault)).toStrictEqual(expected);
  });

  // For a list it is valid: services of AWS write an empty list this way, too.
  test.each([
    ['before Connect acts', FAULTS.emptyObject200Before, neverSeen],
    ['after Connect acted', FAULTS.emptyObject200After, executed],
  ])('a 200 without content %s', async (_, fault, expected) => {
    expect(await resultOf(fault)).toStrictEqual({ ...expected, queues: { queues: { nodes: [] } } });
  });

  test('refused connections', async () => {
    await using world = await startFaultyWorld();

    await world.upstream.disconnect();
    const { answers, late } = await sendAtOnce(world, PATIENT_MS);
    await world.upstream.listen();

    expect({ ...answers, late }).toStrictEqual({
      transfer: serviceError,
      contact: ['UPSTREAM_UNAVAILABLE'],
      queues: ['UPSTREAM_UNAVAILABLE'],
      late: [],
    });
    expect(await afterwards(world)).toStrictEqual(ALL_WELL);
  });

  test('latency within the deadline is tolerated', async () => {
    await using world = await startFaultyWorld(60_000);
    world.upstream.answerBy(() => FAULTS.latency(50));

    expect(await afterwards(world)).toStrictEqual(ALL_WELL);
  });

  // They wait for the deadline, so they do it together.
  test.concurrent.each<[string, Fault, typeof neverSeen]>([
    ['latency above the deadline', FAULTS.latency(NEVER_MS), neverSeen],
    ['an answer after the deadline', FAULTS.slowAnswer(NEVER_MS), executed],
    ['stalled headers before Connect acts', FAULTS.stalledHeadersBefore, neverSeen],
    ['stalled headers after Connect acted', FAULTS.stalledHeadersAfter, executed],
    ['a stalled body before Connect acts', FAULTS.stalledBodyBefore, neverSeen],
    ['a stalled body after Connect acted', FAULTS.stalledBodyAfter, executed],
    ['a trickling body before Connect acts', FAULTS.tricklingBodyBefore(100), neverSeen],
    ['a trickling body after Connect acted', FAULTS.tricklingBodyAfter(100), executed],
  ])('%s', async (_, fault, expected) => {
    expect(await resultOf(fault, SILENT_MS)).toStrictEqual(expected);
  });
});
