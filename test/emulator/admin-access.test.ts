import { afterEach, describe, expect, test } from '@jest/globals';
import { isLoopback } from '../../src/emulator/is-loopback.ts';
import { sendRaw } from '../support/raw-http.ts';
import { admin } from './support/admin.ts';
import { closeEmulators, send, start } from './support/wire.ts';

afterEach(closeEmulators);

const json = 'content-type: application/json';

/** A request by hand, with the given lines as its head; it would reset the emulator. */
const reset = (...lines: readonly string[]): string =>
  [
    'POST /_emulator/reset HTTP/1.1',
    ...lines,
    'content-length: 2',
    'connection: close',
    '',
    '{}',
  ].join('\r\n');

describe('a change', () => {
  test.each([
    { what: 'a loopback Host', lines: ['host: 127.0.0.1:1234', json] },
    { what: 'localhost', lines: ['host: LOCALHOST:1234', json] },
    { what: 'IPv6', lines: ['host: [::1]:1234', json] },
    { what: 'no port', lines: ['host: 127.1.2.3', json] },
    {
      what: 'a charset',
      lines: ['host: localhost', 'content-type: Application/JSON; charset=utf-8'],
    },
    {
      what: 'the Origin of the emulator itself',
      lines: [
        'host: localhost:1',
        'origin: http://localhost:1',
        'sec-fetch-site: same-origin',
        json,
      ],
    },
    {
      what: 'an address that a user has typed',
      lines: ['host: localhost:1', 'sec-fetch-site: none', json],
    },
  ])('is made with $what', async ({ lines }) => {
    const [answer] = await sendRaw((await start()).url, reset(...lines));
    expect([answer?.status, JSON.parse(answer?.body ?? '')]).toStrictEqual([
      200,
      expect.objectContaining({ status: 'ok' }),
    ]);
  });

  test.each([
    { what: 'no content type', lines: ['host: localhost'], status: 415 },
    { what: 'that of a form', lines: ['host: localhost', 'content-type: text/plain'], status: 415 },
    {
      what: 'JSON as a parameter of another type',
      lines: ['host: localhost', 'content-type: text/plain; application/json'],
      status: 415,
    },
    {
      what: 'another type of JSON',
      lines: ['host: localhost', 'content-type: application/json-seq'],
      status: 415,
    },
    { what: 'a foreign Host', lines: ['host: rebound.example:4010', json], status: 403 },
    { what: 'a Host like a loopback one', lines: ['host: 127.0.0.1.example', json], status: 403 },
    { what: 'another name for it', lines: ['host: localhost.example:1', json], status: 403 },
    { what: 'user information', lines: ['host: localhost@evil.example', json], status: 403 },
    { what: 'a decimal address', lines: ['host: 2130706433', json], status: 403 },
    { what: 'all addresses', lines: ['host: 0.0.0.0', json], status: 403 },
    { what: 'no Host', lines: [json], status: 403 },
    { what: 'two Hosts', lines: ['host: localhost', 'host: localhost', json], status: 403 },
    {
      what: 'a page of another site',
      lines: ['host: localhost', 'origin: https://evil.example', json],
      status: 403,
    },
    {
      what: 'a page at another port',
      lines: ['host: localhost:1', 'origin: http://localhost:2', json],
      status: 403,
    },
    {
      what: 'a page over TLS',
      lines: ['host: localhost:1', 'origin: https://localhost:1', json],
      status: 403,
    },
    {
      what: 'a page without an origin',
      lines: ['host: localhost', 'origin: null', json],
      status: 403,
    },
    {
      what: 'what a browser says is cross-site',
      lines: ['host: localhost', 'sec-fetch-site: cross-site', json],
      status: 403,
    },
    {
      what: 'what a browser says is of another port',
      lines: ['host: localhost', 'sec-fetch-site: same-site', json],
      status: 403,
    },
  ])('is rejected with $what', async ({ lines, status }) => {
    const emulator = await start();
    await admin(emulator, 'advance', { milliseconds: 86_400_000 });
    const before = (await admin(emulator, 'health')).body['startedAt'];
    const [answer] = await sendRaw(emulator.url, reset(...lines));
    expect([answer?.status, JSON.parse(answer?.body ?? '')]).toStrictEqual([
      status,
      { message: expect.stringMatching(/\.$/) },
    ]);
    expect((await admin(emulator, 'health')).body['startedAt']).toBe(before);
  });
});

test('what is read is kept from pages of other origins, too', async () => {
  const emulator = await start();
  const origin = 'https://evil.example';
  expect((await admin(emulator, 'transfers', undefined, { origin })).status).toBe(403);
  const { headers } = await admin(emulator, 'transfers');
  expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
  expect(headers.get('x-content-type-options')).toBe('nosniff');
});

test('a URL as the target of a request has no access', async () => {
  const emulator = await start();
  const head = `GET http://evil.example/_emulator/health HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n`;
  expect((await sendRaw(emulator.url, head))[0]?.status).toBe(403);
});

test('no answer has a header of CORS, and a preflight is rejected', async () => {
  const emulator = await start();
  const own = { origin: emulator.url };
  const preflight = await fetch(`${emulator.url}/_emulator/reset`, {
    method: 'OPTIONS',
    headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
  });
  expect(preflight.status).toBe(403);
  const answers = [
    preflight,
    await admin(emulator, 'health', undefined, own),
    await admin(emulator, 'reset', {}, own),
    await admin(emulator, 'nonsense', undefined, own),
    await send(emulator, { path: '/_emulator' }),
  ];
  const names = answers.flatMap(({ headers }) => [...headers.keys()]);
  expect(names.filter((name) => name.startsWith('access-control'))).toStrictEqual([]);
});

describe('an emulator that other machines reach', () => {
  test.each(['0.0.0.0', '::'])('at %s has no administration', async (host) => {
    const emulator = await start({ host });
    const { port } = new URL(emulator.url);
    const local = { ...emulator, url: `http://127.0.0.1:${port}` };
    for (const path of ['health', 'transfers', 'openapi.json', 'faults', 'nonsense']) {
      const { status, headers } = await send(local, { path: `/_emulator/${path}` });
      expect([path, status, headers.get('x-amzn-errortype')]).toStrictEqual([
        path,
        404,
        'UnknownOperationException',
      ]);
    }
    const { status, body } = await admin(local, 'reset', {});
    expect([status, body]).toStrictEqual([403, { message: 'The request is not signed.' }]);
  });
});

test('loopback addresses are those of this machine only', () => {
  const yes = ['127.0.0.1', '127.255.0.9', '::1', '[::1]', 'localhost', 'LocalHost'];
  expect(yes.filter((host) => !isLoopback(host))).toStrictEqual([]);
  const no = ['0.0.0.0', '::', '128.0.0.1', '10.0.0.1', 'example.com', 'localhost.', '', '::2'];
  expect(no.filter((host) => isLoopback(host))).toStrictEqual([]);
});
