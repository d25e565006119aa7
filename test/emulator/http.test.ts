import { afterEach, describe, expect, test } from '@jest/globals';
import { sendRaw } from '../support/raw-http.ts';
import { closeEmulators, ids, signature, start, World } from './support/wire.ts';

afterEach(closeEmulators);

const path = `/queues-summary/${ids.instance}?maxResults=1`;
const signed = Object.entries(signature).map(([name, value]) => `${name}: ${value}`);

const request = (line: string, ...head: readonly string[]): string =>
  [line, ...signed, ...head, 'connection: close', '', ''].join('\r\n');

const requests = [
  { what: 'no Host', text: request(`GET ${path} HTTP/1.1`), status: 400 },
  { what: 'two Hosts', text: request(`GET ${path} HTTP/1.1`, 'host: a', 'host: b'), status: 400 },
  { what: 'HTTP/1.0 without Host', text: request(`GET ${path} HTTP/1.0`), status: 200 },
  { what: 'HTTP/1.0', text: request(`GET ${path} HTTP/1.0`, 'host: a'), status: 200 },
  {
    what: 'a URL as its target',
    text: request(`GET http://connect.example${path} HTTP/1.1`, 'host: connect.example'),
    status: 200,
  },
  {
    what: 'an expectation that is not known',
    text: request(`GET ${path} HTTP/1.1`, 'host: a', 'expect: nonsense'),
    status: 200,
  },
  {
    what: 'another protocol to change to',
    text: request(`GET ${path} HTTP/1.1`, 'host: a', 'upgrade: websocket'),
    status: 200,
  },
  { what: 'an unknown path', text: request('GET /nonsense HTTP/1.1', 'host: a'), status: 404 },
  { what: 'no path', text: request('OPTIONS * HTTP/1.1', 'host: a'), status: 404 },
  { what: 'TRACE', text: request(`TRACE ${path} HTTP/1.1`, 'host: a'), status: 404 },
  {
    what: 'a method of WebDAV',
    text: request(`PROPFIND ${path} HTTP/1.1`, 'host: a'),
    status: 404,
  },
  { what: 'CONNECT', text: request('CONNECT a:443 HTTP/1.1', 'host: a:443'), status: 404 },
  { what: 'a broken path', text: request('GET /%zz HTTP/1.1', 'host: a'), status: 400 },
  {
    what: 'another version of HTTP',
    text: request(`GET ${path} HTTP/9.9`, 'host: a'),
    status: 400,
  },
  {
    what: 'a head too long',
    text: request(`GET ${path} HTTP/1.1`, `x: ${'y'.repeat(2e4)}`),
    status: 400,
  },
  { what: 'no HTTP', text: 'NONSENSE\r\n\r\n', status: 400 },
];

describe('a request with', () => {
  test.each(requests)('$what is answered in wire form', async ({ text, status }) => {
    const world = new World();
    const emulator = await start({ now: world.now });
    const answers = await sendRaw(emulator.url, text);
    expect(answers).toHaveLength(1);
    for (const { headers, body, ...answer } of answers) {
      expect(answer.status).toBe(status);
      expect(headers.get('content-type')).toMatch(/^application\/json/);
      expect(headers.get('x-amzn-requestid')).toMatch(/^[0-9a-f-]{36}$/);
      expect(headers.get('date')).toBe('Fri, 02 Jan 2026 03:04:05 GMT');
      expect(headers.get('x-amzn-errortype') === null).toBe(status === 200);
      const [member] = Object.keys(JSON.parse(body) as object);
      expect(member).toBe(status === 200 ? 'QueueSummaryList' : 'message');
    }
  });
});

test('without a signature, Host or not, it is 403', async () => {
  const emulator = await start();
  for (const head of ['', 'host: a\r\n']) {
    const text = `GET ${path} HTTP/1.1\r\n${head}connection: close\r\n\r\n`;
    const [answer] = await sendRaw(emulator.url, text);
    expect([answer?.status, answer?.headers.get('x-amzn-errortype')]).toStrictEqual([
      403,
      'MissingAuthenticationTokenException',
    ]);
  }
});
