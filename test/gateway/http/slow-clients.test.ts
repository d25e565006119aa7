import { once } from 'node:events';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openSocket, parseAnswers } from '../../support/raw-http.ts';
import { startWorld, type World } from '../../support/world.ts';

const POST = 'POST /graphql HTTP/1.1\r\nhost: gateway\r\ncontent-type: application/json\r\n';
const LIVEZ = 'GET /livez HTTP/1.1\r\nhost: gateway\r\n\r\n';

describe('a client that is slow', () => {
  let world: World;
  beforeAll(async () => {
    // Short, but far longer than a request takes on a busy machine.
    const connectionLimits = {
      headMs: 1_000,
      requestMs: 1_500,
      idleMs: 500,
      checkMs: 50,
    };
    world = await startWorld({ gateway: { connectionLimits } });
  });
  afterAll(async () => world[Symbol.asyncDispose]());

  test.each([
    ['sends nothing', ''],
    ['begins a head', 'GET /livez HTTP/1.1\r\nhost: gateway\r\nx-slow: '],
    ['sends no body', `${POST}content-length: 100\r\n\r\n`],
    ['begins a body', `${POST}content-length: 100\r\n\r\n{"query":`],
    ['begins a chunk', `${POST}transfer-encoding: chunked\r\n\r\n64\r\n{"query":`],
  ])('and %s is disconnected, and others are answered meanwhile', async (_, bytes) => {
    const socket = await openSocket(world.client.url);
    socket.write(bytes);

    expect(await world.client.data('{ __typename }')).toStrictEqual({ __typename: 'Query' });
    const answers = parseAnswers(await buffer(socket));
    socket.destroy();

    expect(answers.map(({ status }) => status)).toStrictEqual([408]);
    expect(JSON.parse(answers[0]?.body ?? '')).toMatchObject({
      errors: [{ message: 'Request Timeout', extensions: { code: 'BAD_REQUEST' } }],
    });
    expect(world.upstream.calls).toStrictEqual([]);
  });

  test.each([
    ['a head', 'GET /livez HTTP/1.1\r\nx-slow: '],
    ['a body', `${POST}content-length: 100000\r\n\r\n`],
  ])('and sends %s byte by byte is disconnected, too', async (_, beginning) => {
    const socket = await openSocket(world.client.url);
    socket.on('error', () => undefined); // it continues after the end
    socket.write(beginning);
    const drip = setInterval(() => socket.write('x'), 50);

    const answers = parseAnswers(await buffer(socket));
    clearInterval(drip);
    socket.destroy();

    expect(answers.map(({ status }) => status)).toStrictEqual([408]);
  });

  test('and has no further request is disconnected without a response', async () => {
    const socket = await openSocket(world.client.url);
    socket.write(LIVEZ);

    const answers = parseAnswers(await buffer(socket));
    socket.destroy();

    expect(answers.map(({ status }) => status)).toStrictEqual([200]);
  });

  test('causes no logged error', () => {
    expect(world.log.filter(({ level }) => Number(level) >= 50)).toStrictEqual([]);
  });
});

test('connections above the limit are closed, and open ones are answered', async () => {
  await using world = await startWorld({ gateway: { connectionLimits: { connections: 3 } } });
  const first = await openSocket(world.client.url);
  const others = [await openSocket(world.client.url), await openSocket(world.client.url)];

  const further = await openSocket(world.client.url);
  further.on('error', () => undefined);
  const received = await buffer(further).catch(() => Buffer.of());
  const answer = once(first, 'data');
  first.write(LIVEZ);

  expect(received).toHaveLength(0);
  expect(String(await answer)).toMatch(/^HTTP\/1.1 200 /);
  expect(world.log.map(({ msg }) => msg)).toContain(
    'Connection limit reached; dropping new connections',
  );
  for (const socket of [first, ...others]) socket.destroy();
});

test('many idle connections do not block requests on others', async () => {
  await using world = await startWorld();
  const idle = await Promise.all(Array.from({ length: 400 }, () => openSocket(world.client.url)));

  expect(await world.client.data('{ __typename }')).toStrictEqual({ __typename: 'Query' });
  for (const socket of idle) socket.destroy();
});
