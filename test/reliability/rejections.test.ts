import { describe, expect, test } from '@jest/globals';
import { CONTACTS, QUEUES } from '../support/ids.ts';
import { type Answer, exception, raw } from '../support/recording-proxy.ts';
import { transfer } from '../support/transfer.ts';
import { startWorld } from '../support/world.ts';

const INPUT = {
  contactId: CONTACTS.unassignedTask,
  target: { queueId: QUEUES.billing },
  clientToken: 'token',
};
const READ = `{ contact(id: "${CONTACTS.voice}") { id } }`;

const REJECTED = 'ContactRequestRejectedError';
const THROTTLED = 'ContactThrottledError';
const NOT_FOUND = 'ContactResourceNotFoundError';
const DENIED = 'ContactAccessDeniedError';
const UNKNOWN = 'ContactOutcomeUnknownError';
const FAILED = 'ContactServiceError';

const bySwitch: Answer = ({ response }) => {
  response.writeHead(101, { upgrade: 'websocket', connection: 'upgrade' }).end();
};

/** The response, the result of a transfer, and the code of a read; `null` stands for an unknown contact. */
const ANSWERS: [name: string, Answer, member: string, code: string | null][] = [
  ...(
    [
      ['InvalidParameterException', 400],
      ['InvalidRequestException', 400],
      ['ValidationException', 400],
      ['SerializationException', 400],
      ['MalformedHttpRequestException', 400],
      ['ConflictException', 409],
      ['UnknownOperationException', 404],
      ['RequestEntityTooLargeException', 413],
      ['TeapotException', 418],
      ['LimitExceededException', 400],
      ['LimitExceededException', 429],
    ] as const
  ).map(([name, status]): (typeof ANSWERS)[number] => [
    `${name} ${status}`,
    exception(name, status),
    REJECTED,
    'UPSTREAM_REJECTED',
  ]),
  ...(
    [
      ['ThrottlingException', 400],
      ['ThrottlingException', 429],
      ['ThrottlingException', 503],
      ['TooManyRequestsException', 400],
      ['TooManyRequestsException', 429],
      ['RequestLimitExceeded', 400],
      ['SomeException', 429],
    ] as const
  ).map(([name, status]): (typeof ANSWERS)[number] => [
    `${name} ${status}`,
    exception(name, status),
    THROTTLED,
    'THROTTLED',
  ]),
  ['NotFound 404', exception('ResourceNotFoundException', 404), NOT_FOUND, null],
  ['NotFound 400', exception('ResourceNotFoundException', 400), NOT_FOUND, null],
  ['ContactNotFound 410', exception('ContactNotFoundException', 410), NOT_FOUND, null],
  ['NotAuthorized 401', exception('NotAuthorized', 401), DENIED, 'UPSTREAM_ACCESS_DENIED'],
  ['AccessDenied 400', exception('AccessDeniedException', 400), DENIED, 'UPSTREAM_ACCESS_DENIED'],
  [
    'Idempotency 400',
    exception('IdempotencyException', 400),
    'ContactIdempotencyConflictError',
    'UPSTREAM_REJECTED',
  ],
  // it is unknown whether the request was executed
  ...([408, 425, 499] as const).map((status): (typeof ANSWERS)[number] => [
    `a name with ${status}`,
    exception('SomeException', status),
    UNKNOWN,
    'UPSTREAM_UNAVAILABLE',
  ]),
  ...(
    [
      'TimeoutError',
      'RequestTimeout',
      'RequestTimeoutException',
      'RequestAbortedException',
    ] as const
  ).map((name): (typeof ANSWERS)[number] => [
    `${name} 400`,
    exception(name, 400),
    UNKNOWN,
    'UPSTREAM_UNAVAILABLE',
  ]),
  ...([301, 304, 400, 403, 404, 405, 409, 410, 413, 429, 431] as const).map(
    (status): (typeof ANSWERS)[number] => [
      `a page of a proxy with ${status}`,
      raw(status, '<html>proxy</html>', 'text/html'),
      UNKNOWN,
      'UPSTREAM_UNAVAILABLE',
    ],
  ),
  [
    "a proxy's JSON with 400",
    raw(400, '{"__type":"InvalidRequestException","message":"blocked"}'),
    UNKNOWN,
    'UPSTREAM_UNAVAILABLE',
  ],
  [
    "a proxy's JSON with 500",
    raw(500, '{"__type":"InternalServiceException","message":"blocked"}'),
    UNKNOWN,
    'UPSTREAM_UNAVAILABLE',
  ],
  ['a redirect with a name', exception('SomeException', 307), UNKNOWN, 'UPSTREAM_UNAVAILABLE'],
  ['a switch of protocols', bySwitch, UNKNOWN, 'UPSTREAM_UNAVAILABLE'],
  // Connect says that it failed, and the contact continues
  ['a failure 400', exception('InternalServiceException', 400), FAILED, 'UPSTREAM_UNAVAILABLE'],
  ['a failure 500', exception('InternalServiceException', 500), FAILED, 'UPSTREAM_UNAVAILABLE'],
];

describe('an answer that is no success', () => {
  test.each(ANSWERS)('%s', async (_, answer, member, code) => {
    await using world = await startWorld();
    world.upstream.answerNext('TransferContact', answer);

    const result = await transfer(world, INPUT);
    world.upstream.answerNext('DescribeContact', answer);
    const { data, errors } = await world.client.send(READ);

    expect(result).toMatchObject({ __typename: member });
    expect(world.executedTransfers).toStrictEqual([]);
    expect(data).toStrictEqual({ contact: null });
    expect(errors.map(({ extensions }) => extensions?.['code'])).toStrictEqual(
      code === null ? [] : [code],
    );
  });
});

describe('after an attempt with an indeterminate outcome', () => {
  test.each([
    ['throttled by its name', exception('ThrottlingException', 400)],
    ['rejected for its syntax', exception('ValidationException', 400)],
    ['rejected by an undeclared exception', exception('TeapotException', 418)],
    ['without permission', exception('AccessDeniedException', 400)],
  ])('a transfer that is then %s is not reported as not made', async (_, answer) => {
    await using world = await startWorld({ maxAttempts: 2 });
    world.upstream.answerNext(
      'TransferContact',
      async ({ forward, response }) => {
        await forward();
        response.socket?.resetAndDestroy();
      },
      answer,
    );
    // Nor does Connect show what it did.
    world.upstream.answerAll('DescribeContact', exception('InternalServiceException', 500));

    const result = await transfer(world, INPUT);

    expect(result).toMatchObject({ __typename: UNKNOWN });
    expect(world.executedTransfers).toHaveLength(1);
  });
});

test('an exception for throttling makes calls wait and retry, whatever its status', async () => {
  await using world = await startWorld({ maxAttempts: 2 });
  world.upstream.answerNext('DescribeContact', exception('ThrottlingException', 400));

  expect(await world.client.data(READ)).toStrictEqual({ contact: { id: CONTACTS.voice } });
  const metrics = await (await fetch(`${world.client.url}/metrics`)).text();
  expect(metrics).toContain(
    'gateway_connect_attempts_total{operation="DescribeContact",outcome="throttled"} 1',
  );
});
