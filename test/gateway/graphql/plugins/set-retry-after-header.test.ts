import { describe, expect, test } from '@jest/globals';
import { relay } from '../../../support/answers.ts';
import { FAULTS } from '../../../support/faults.ts';
import { CONTACTS, QUEUES } from '../../../support/ids.ts';
import { startWorld, type World } from '../../../support/world.ts';

const CONTACT = `contact(id: "${CONTACTS.voice}") { id }`;
const LIST = 'queues { totalCount }';
const TRANSFER = `transferContact(input: {
  contactId: "${CONTACTS.unassignedTask}", target: { queueId: "${QUEUES.billing}" }
}) { __typename ... on TransferContactSuccess { transferredContact { name } } }`;
const OTHER_TRANSFER = TRANSFER.replace(CONTACTS.unassignedTask, CONTACTS.urgentTask);

type Prepare = (world: World) => void;

/** Has Connect throttle the next calls of an operation, and ask to retry after that many seconds. */
const throttles =
  (operation: string, ...seconds: number[]): Prepare =>
  ({ upstream }) => {
    upstream.answerNext(operation, ...seconds.map(FAULTS.throttledWithRetryAfter));
  };

/** Has Connect carry the next transfer out, and then as above. */
const transfersFirst =
  (...seconds: number[]): Prepare =>
  (world) => {
    world.upstream.answerNext('TransferContact', relay);
    throttles('TransferContact', ...seconds)(world);
  };

describe('the header Retry-After', () => {
  test.each<[string, string, string, Prepare[]]>([
    ['of a read that was throttled', `{ ${CONTACT} }`, '7', [throttles('DescribeContact', 7)]],
    [
      'of several reads',
      `{ ${CONTACT} ${LIST} }`,
      '9',
      [throttles('DescribeContact', 3), throttles('SearchQueues', 9)],
    ],
    [
      'of a transfer, whose error is data',
      `mutation { ${TRANSFER} }`,
      '5',
      [throttles('TransferContact', 5)],
    ],
    [
      'of several transfers',
      `mutation { a: ${TRANSFER} b: ${OTHER_TRANSFER} }`,
      '12',
      [throttles('TransferContact', 12, 4)],
    ],
    [
      'of a transfer and of a read after another',
      `mutation { a: ${TRANSFER} b: ${OTHER_TRANSFER} }`,
      '8',
      [transfersFirst(3), throttles('DescribeContact', 8)],
    ],
    [
      'of a read and of a transfer after it',
      `mutation { a: ${TRANSFER} b: ${OTHER_TRANSFER} }`,
      '11',
      [transfersFirst(11), throttles('DescribeContact', 8)],
    ],
  ])('is the longest wait: %s', async (_, query, seconds, prepare) => {
    await using world = await startWorld();
    for (const each of prepare) each(world);

    const { status, headers } = await world.client.send(query);

    expect([status, headers.get('retry-after')]).toStrictEqual([200, seconds]);
  });

  test('is what the answer says when the gateway has no quota left', async () => {
    const rates = new Map([['DescribeContact', { perSecond: 0.04, burst: 1 }]]);
    await using world = await startWorld({ gateway: { rates: { rates, share: 1 } } });

    await world.client.data(`{ ${CONTACT} }`);
    const { headers, errors } = await world.client.send(`{ ${CONTACT} }`);

    const seconds = Number(headers.get('retry-after'));
    expect(errors).toMatchObject([{ extensions: { code: 'THROTTLED', retryAfter: seconds } }]);
    expect(seconds).toBeGreaterThanOrEqual(1);
  });

  test.each<[string, string, Prepare]>([
    ['a good answer', `{ ${CONTACT} }`, () => undefined],
    ['a transfer', `mutation { ${TRANSFER} }`, () => undefined],
    [
      'a read that failed',
      `{ ${CONTACT} }`,
      ({ upstream }) => {
        upstream.answerNext('DescribeContact', FAULTS.serverErrorBefore);
      },
    ],
    [
      'a transfer that is rejected',
      `mutation { ${TRANSFER.replace(QUEUES.billing, '')} }`,
      () => undefined,
    ],
    ['a document that cannot be run', '{ nothing }', () => undefined],
  ])('is not there for %s', async (_, query, prepare) => {
    await using world = await startWorld();
    prepare(world);

    const { headers } = await world.client.send(query);

    expect(headers.get('retry-after')).toBeNull();
  });
});
