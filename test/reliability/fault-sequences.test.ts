import { beforeAll, describe, expect, test } from '@jest/globals';
import { exception } from '../support/answers.ts';
import { type Fault, FAULTS } from '../support/faults.ts';
import { startFaultyWorld, warmUp } from './support/faulty-world.ts';
import {
  succeeded,
  transferAndCompare,
  unknown,
  unknownButDone,
} from './support/transfer-and-compare.ts';

const denied = exception('AccessDeniedException', 403);

beforeAll(warmUp);

describe('consecutive faults never make the answer differ from what was done', () => {
  test.each<[string, readonly Fault[], typeof succeeded | typeof unknownButDone | typeof unknown]>([
    ['a reset before Connect acts, 429, well', [FAULTS.resetBefore, FAULTS.throttled], succeeded],
    ['a reset after Connect acted, 429, well', [FAULTS.resetAfter, FAULTS.throttled], succeeded],
    [
      'silence before Connect acts, 500, well',
      [FAULTS.stalledHeadersBefore, FAULTS.serverErrorBefore],
      succeeded,
    ],
    [
      'silence after Connect acted, 500, well',
      [FAULTS.stalledBodyAfter, FAULTS.serverErrorBefore],
      succeeded,
    ],
    ['429 with Retry-After, well', [FAULTS.throttledWithRetryAfter(1)], succeeded],
    [
      '500 three times before Connect acts',
      [FAULTS.serverErrorBefore, FAULTS.serverErrorBefore, FAULTS.serverErrorBefore],
      { answer: 'ContactServiceError', executed: [] },
    ],
    [
      '500 three times after Connect acted',
      [FAULTS.serverErrorAfter, FAULTS.serverErrorAfter, FAULTS.serverErrorAfter],
      succeeded,
    ],
    [
      'a reset three times before Connect acts',
      [FAULTS.resetBefore, FAULTS.resetBefore, FAULTS.resetBefore],
      unknown,
    ],
    [
      'a reset after Connect acted, and two before',
      [FAULTS.resetAfter, FAULTS.resetBefore, FAULTS.resetBefore],
      succeeded,
    ],
    [
      'two 500 before Connect acts, and one after',
      [FAULTS.serverErrorBefore, FAULTS.serverErrorBefore, FAULTS.serverErrorAfter],
      succeeded,
    ],
    [
      'HTML, half a body and no content after Connect acted',
      [FAULTS.garbage200After, FAULTS.truncated200After, FAULTS.emptyObject200After],
      succeeded,
    ],
    [
      'no content three times before Connect acts',
      [FAULTS.emptyObject200Before, FAULTS.emptyObject200Before, FAULTS.emptyObject200Before],
      unknown,
    ],
    [
      '502 after Connect acted, 429, and then no permission',
      [FAULTS.badGatewayAfter, FAULTS.throttled, denied],
      succeeded,
    ],
    ['a reset before Connect acts, and then no permission', [FAULTS.resetBefore, denied], unknown],
    [
      '429 three times',
      [FAULTS.throttled, FAULTS.throttled, FAULTS.throttled],
      { answer: 'ContactThrottledError', executed: [] },
    ],
  ])('%s', async (_, faults, expected) => {
    await using world = await startFaultyWorld();
    world.upstream.answerNext('TransferContact', ...faults);

    expect(await transferAndCompare(world)).toMatchObject({
      ...expected,
      recorded: { result: expected.answer },
    });
  });

  test.each([
    ['DescribeContact', FAULTS.throttled],
    ['DescribeContact', FAULTS.serverErrorBefore],
    ['ListAssociatedContacts', FAULTS.resetBefore],
    ['ListAssociatedContacts', FAULTS.emptyObject200Before],
  ])('lost answers, and %s fails as well', async (operation, fault) => {
    await using world = await startFaultyWorld();
    world.upstream.answerAll('TransferContact', FAULTS.resetAfter);
    world.upstream.answerAll(operation, fault);

    expect(await transferAndCompare(world)).toMatchObject({
      ...unknownButDone,
      recorded: { result: unknown.answer },
    });
  });
});
