import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { Writable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { createHttpApp } from '../../../src/gateway/http/http-app.ts';
import { listen, listenOn, urlHost } from '../../../src/gateway/http/listen.ts';
import { createLog } from '../../../src/logging/logger.ts';
import { openSocket, parseAnswers, sendRaw } from '../../support/raw-http.ts';

/** Loopback addresses of every machine with Linux; `localhost` has one of each family on most machines, and one on some. */
const ADDRESSES = ['127.0.0.1', '127.0.0.2'] as const;

let app: FastifyInstance;
let log: string;

beforeEach(async () => {
  log = '';
  const lines = new Writable({
    write(line: Buffer, _encoding, done) {
      log += line.toString();
      done();
    },
  });
  app = await createHttpApp({
    // Short, but far longer than a request takes on a busy machine.
    limits: { connections: 2, headMs: 3_000, requestMs: 3_500, checkMs: 50 },
    trustedProxies: ['127.0.0.0/8'],
    log: createLog('info', lines),
  });
  app.get('/ip', ({ ip }) => ({ ip }));
});
afterEach(async () => {
  await app.close();
});

const port = (): number => (app.server.address() as AddressInfo).port;

describe.each(ADDRESSES)('an app on several addresses, at %s,', (address) => {
  const url = (): string => `http://${address}:${port()}`;
  beforeEach(async () => {
    await listenOn(app, ADDRESSES, 0);
  });

  test('answers what is no HTTP request in JSON', async () => {
    const [answer] = await sendRaw(url(), 'x\r\n\r\n');

    expect(answer?.status).toBe(400);
    expect(JSON.parse(answer?.body ?? '')).toMatchObject({
      errors: [{ message: 'Bad Request', extensions: { code: 'BAD_REQUEST' } }],
    });
  });

  test('times out requests that do not arrive whole', async () => {
    const socket = await openSocket(url());
    socket.write('GET /ip HTTP/1.1\r\nhost: gateway\r\nx-slow: ');

    expect(parseAnswers(await buffer(socket)).map(({ status }) => status)).toStrictEqual([408]);
    socket.destroy();
  });

  test('normalizes X-Forwarded-For', async () => {
    const headers = { 'x-forwarded-for': '203.0.113.7:4711' };

    const response = await fetch(`${url()}/ip`, { headers });

    expect(await response.json()).toStrictEqual({ ip: '203.0.113.7' });
  });

  test('limits the number of connections', async () => {
    const open = [await openSocket(url()), await openSocket(url())];
    const further = await openSocket(url());
    further.on('error', () => undefined);

    expect(await buffer(further).catch(() => Buffer.of())).toHaveLength(0);
    expect(log).toContain('Connection limit reached; dropping new connections');
    for (const socket of open) socket.destroy();
  });

  test('closes with connections open', async () => {
    const closing = url();
    const idle = await openSocket(closing);
    idle.on('error', () => undefined);
    const ended = once(idle.resume(), 'end');

    await app.close();
    await ended;
    idle.destroy();

    await expect(openSocket(closing)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });
});

test('an address that this machine does not have is skipped', async () => {
  await listenOn(app, ['127.0.0.1', '192.0.2.1'], 0);

  expect((await fetch(`http://127.0.0.1:${port()}/ip`)).status).toBe(200);
  expect(log).toContain('EADDRNOTAVAIL');
});

test('localhost can be called by its name', async () => {
  await listen(app, { host: 'localhost', port: 0 });

  expect((await fetch(`http://localhost:${port()}/ip`)).status).toBe(200);
});

test('a host that does not resolve is an error', async () => {
  await expect(listen(app, { host: 'gateway.invalid', port: 0 })).rejects.toMatchObject({
    syscall: 'getaddrinfo',
  });
});

test.each([
  ['127.0.0.1', '127.0.0.1'],
  ['::1', '[::1]'],
  ['localhost', 'localhost'],
])('the host %s is %s in a URL', (host, expected) => {
  expect(urlHost(host)).toBe(expected);
});
