import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { Writable } from 'node:stream';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { createHttpApp } from '../../../src/gateway/http/http-app.ts';
import { createLog } from '../../../src/logging/logger.ts';
import { openSocket } from '../../support/raw-http.ts';

let app: FastifyInstance;
let url: string;
let log: string;

beforeEach(async () => {
  log = '';
  const lines = new Writable({
    write(line: Buffer, _encoding, done) {
      log += line.toString();
      done();
    },
  });
  // Others must be answered within this time on a busy machine, and a test waits until it is over.
  app = await createHttpApp({ limits: { answerMs: 8_000 }, log: createLog('info', lines) });
  app.get('/livez', () => ({ status: 'ok' }));
  app.get('/large', () => 'x'.repeat(4_000_000));
  app.get('/broken', () => {
    throw new Error('The password is canary');
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  await app.close();
});

test('an internal error is masked, and logged under the id of the request', async () => {
  const response = await fetch(`${url}/broken`);
  const body: unknown = await response.json();
  const requestId = response.headers.get('x-request-id');

  expect(response.status).toBe(500);
  expect(body).toStrictEqual({
    errors: [
      {
        message: 'Internal Server Error',
        extensions: { code: 'INTERNAL_SERVER_ERROR', requestId },
      },
    ],
  });
  expect(log).toContain('Request failed');
  expect(log).toContain(String(requestId));
});

test('a client that does not read its responses is disconnected, and others are answered meanwhile', async () => {
  const connected = once(app.server, 'connection') as Promise<[Socket]>;
  const client = await openSocket(url);
  client.on('error', () => undefined);
  const [connection] = await connected;
  const cutOff = once(connection, 'close');

  // More than the kernel buffers.
  client.pause();
  client.write('GET /large HTTP/1.1\r\nhost: gateway\r\n\r\n'.repeat(10));
  const { status } = await fetch(`${url}/livez`);
  const wasOpen = !connection.destroyed;
  await cutOff;
  client.destroy();

  expect({ status, wasOpen }).toStrictEqual({ status: 200, wasOpen: true });
  expect(log).toContain('Response timed out: client stopped reading');
});
