import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { Clock } from '../../src/emulator/clock.ts';
import { createState } from '../../src/emulator/create-state.ts';
import { FaultRules } from '../../src/emulator/faults/fault-rules.ts';
import { listen, type Listening, listenOn } from '../../src/emulator/listen.ts';
import { parseSeed } from '../../src/emulator/seed.ts';
import { createServer } from '../../src/emulator/server.ts';
import { Timeline } from '../../src/emulator/timeline.ts';
import { openSocket, sendRaw } from '../support/raw-http.ts';

/** Loopback addresses of every machine with Linux; `localhost` has one of each family on most machines, and one on some. */
const addresses = ['127.0.0.1', '127.0.0.2'] as const;

let server: FastifyInstance;

beforeEach(() => {
  const clock = new Clock();
  const timeline = new Timeline(clock);
  const state = createState(parseSeed({ instances: [{ id: 'i', alias: 'i' }] }), clock, timeline, {
    newId: () => 'id',
    consistencyDelayMs: 0,
    searchDelayMs: 0,
    transferableChannels: ['TASK'],
    pageTokenTtlMs: 1,
    limits: 'on',
  });
  server = createServer({
    clock,
    administration: undefined,
    wire: {
      context: () => ({ ...state, now: clock.now() }),
      throttle: () => undefined,
      runDue: () => undefined,
      faults: new FaultRules(),
      latencyMs: 0,
    },
  });
});
afterEach(async () => {
  await server.close();
});

const port = (): number => (server.server.address() as AddressInfo).port;

describe.each(addresses)('on several addresses, at %s,', (address) => {
  let listening: Listening;
  beforeEach(async () => {
    listening = await listenOn(server, addresses, 0);
  });
  afterEach(async () => {
    await listening.close();
  });

  test.each([
    ['CONNECT', 'CONNECT a:443 HTTP/1.1\r\nhost: a:443\r\n\r\n', 404],
    [
      'an unknown expectation',
      'GET / HTTP/1.1\r\nhost: a\r\nexpect: x\r\nconnection: close\r\n\r\n',
      403,
    ],
    ['no HTTP', 'x\r\n\r\n', 400],
    ['no Host', 'GET / HTTP/1.1\r\nconnection: close\r\n\r\n', 403],
  ])('%s is answered in wire form', async (_, text, status) => {
    const [answer] = await sendRaw(`http://${address}:${port()}`, text);

    expect(answer?.status).toBe(status);
    expect(answer?.headers.get('x-amzn-requestid')).toMatch(/^[0-9a-f-]{36}$/);
    expect(answer?.headers.get('x-amzn-errortype')).toMatch(/Exception$/);
  });

  test('a close ends connections', async () => {
    const url = `http://${address}:${port()}`;
    const socket = await openSocket(url);
    socket.resume();
    socket.once('end', () => socket.end());

    await Promise.all([listening.close(), once(socket, 'close')]);

    await expect(openSocket(url)).rejects.toThrow('ECONNREFUSED');
  });
});

test('a further address that cannot be used is skipped', async () => {
  // Reserved for documentation: no machine has it.
  const { url } = await listenOn(server, ['127.0.0.1', '192.0.2.1'], 0);

  expect(url).toBe(`http://127.0.0.1:${port()}`);
});

test('localhost is an address', async () => {
  const { url } = await listen(server, { host: 'localhost', port: 0 });

  expect([`http://127.0.0.1:${port()}`, `http://[::1]:${port()}`]).toContain(url);
});
