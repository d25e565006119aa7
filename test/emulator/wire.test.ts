import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, jest, test } from '@jest/globals';
import {
  closeEmulators,
  describeContact,
  ids,
  send,
  signature,
  start,
  toBilling,
} from './support/wire.ts';

afterEach(closeEmulators);

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

describe('every answer', () => {
  test('bears its own request id, the true date and JSON', async () => {
    const emulator = await start();
    const before = Math.floor(Date.now() / 1000) * 1000;
    const first = await send(emulator, describeContact(ids.claim));
    const second = await send(emulator, describeContact('unknown'));
    expect(first.status).toBe(200);
    expect(second.status).toBe(404);
    for (const { headers } of [first, second]) {
      expect(headers.get('x-amzn-requestid')).toMatch(uuid);
      expect(headers.get('content-type')).toMatch(/^application\/json/);
      expect(Date.parse(headers.get('date') ?? '')).toBeGreaterThanOrEqual(before);
    }
    expect(first.headers.get('x-amzn-requestid')).not.toBe(second.headers.get('x-amzn-requestid'));
    expect(first.errorType).toBeNull();
  });

  test('has the error in a header, and Message in the body for an error of Connect', async () => {
    const emulator = await start();
    const { errorType, body } = await send(emulator, describeContact('unknown'));
    expect(errorType).toBe('ResourceNotFoundException');
    expect(Object.keys(body)).toStrictEqual(['Message']);
  });
});

describe('a path', () => {
  test('that is no operation is 404 UnknownOperationException with message', async () => {
    const emulator = await start();
    for (const path of ['/', '/contact/nonsense', '/Contact/transfer', '/contact/transfer/']) {
      const { status, errorType, body } = await send(emulator, { path, body: {} });
      expect([path, status, errorType]).toStrictEqual([path, 404, 'UnknownOperationException']);
      expect(Object.keys(body)).toStrictEqual(['message']);
    }
  });

  test.each(['GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])(
    'of an operation with the method %s of none is unknown',
    async (method) => {
      const emulator = await start();
      const { status, errorType } = await send(emulator, { method, path: '/contact/transfer' });
      expect([status, errorType]).toStrictEqual([404, 'UnknownOperationException']);
    },
  );

  test('of an operation that is not emulated is 501 and names it', async () => {
    const emulator = await start();
    const answer = await send(emulator, { path: `/prompts-summary/${ids.instance}` });
    expect([answer.status, answer.errorType]).toStrictEqual([501, 'NotEmulatedException']);
    expect(answer.body).toStrictEqual({
      message: 'ListPrompts exists in Connect and is not emulated here.',
    });
  });

  test('has its labels decoded after routing, so that an ARN is one label', async () => {
    const emulator = await start();
    const arn = `arn:aws:connect:us-east-1:111122223333:instance/${ids.instance}/contact-flow/${ids.toQueue}:$SAVED`;
    const path = `/contact-flows/${ids.instance}/${encodeURIComponent(arn)}`;
    const { status, body } = await send(emulator, { path });
    expect(status).toBe(200);
    expect(body['ContactFlow']).toMatchObject({ Id: ids.toQueue, Name: 'Transfer to queue' });
  });

  test('may have a label as long as the limits allow, and gets an error when it is longer', async () => {
    const emulator = await start();
    const longest = await send(emulator, describeContact('x'.repeat(256)));
    expect(longest.errorType).toBe('ResourceNotFoundException');
    const tooLong = await send(emulator, describeContact('x'.repeat(257)));
    expect(tooLong.errorType).toBe('InvalidParameterException');
  });

  test('that cannot be decoded is rejected, signed or not', async () => {
    const emulator = await start();
    const path = `/contacts/${ids.instance}/%zz`;
    const signed = await send(emulator, { path });
    expect([signed.status, signed.errorType]).toStrictEqual([400, 'SerializationException']);
    expect(signed.headers.get('x-amzn-requestid')).toMatch(uuid);
    const unsigned = await send(emulator, { path, headers: {} });
    expect(unsigned.errorType).toBe('MissingAuthenticationTokenException');
  });
});

describe('a body', () => {
  const notRead = [
    { what: 'malformed JSON', body: '{"InstanceId":', says: 'JSON' },
    { what: 'a list', body: [], says: 'object' },
    { what: 'a string', body: '"text"', says: 'object' },
    { what: 'null', body: 'null', says: 'object' },
    { what: 'a number for a string', body: { InstanceId: 7 }, says: 'InstanceId is not a string' },
    { what: 'a list for a string', body: { ContactId: [] }, says: 'ContactId is not a string' },
    { what: 'an object for a string', body: { QueueId: {} }, says: 'QueueId is not a string' },
    { what: 'a boolean for a string', body: { UserId: true }, says: 'UserId is not a string' },
  ];
  test.each(notRead)('with $what is 400 SerializationException', async ({ body, says }) => {
    const emulator = await start();
    const answer = await send(emulator, { path: '/contact/transfer', body });
    expect([answer.status, answer.errorType]).toStrictEqual([400, 'SerializationException']);
    expect(answer.body['message']).toContain(says);
  });

  const range = { Type: 'INITIATION_TIMESTAMP', StartTime: 0, EndTime: 1 };
  const notReadBySearch = [
    { body: { TimeRange: [] }, says: 'TimeRange is not an object' },
    {
      body: { TimeRange: { ...range, StartTime: 'now' } },
      says: 'TimeRange.StartTime is not a tim',
    },
    {
      body: { TimeRange: { ...range, EndTime: 1e300 } },
      says: 'TimeRange.EndTime is not a timestamp',
    },
    { body: { MaxResults: '10' }, says: 'MaxResults is not a number' },
    { body: { SearchCriteria: { QueueIds: 'q' } }, says: 'SearchCriteria.QueueIds is not a list' },
    { body: { SearchCriteria: { QueueIds: [null] } }, says: 'SearchCriteria.QueueIds[0] is not' },
  ];
  test.each(notReadBySearch)('gets the error: $says', async ({ body, says }) => {
    const emulator = await start();
    const answer = await send(emulator, { path: '/search-contacts', body });
    expect([answer.status, answer.errorType]).toStrictEqual([400, 'SerializationException']);
    expect(answer.body['message']).toContain(says);
  });

  test.each(['References', 'SegmentAttributes'])(
    'with an object in %s that poses as the prototype is rejected',
    async (name) => {
      const emulator = await start();
      const path = `/contacts/${ids.instance}/${ids.claim}`;
      const body = `{"${name}":{"__proto__":{"Type":"URL","ValueString":"x"}}}`;
      const answer = await send(emulator, { path, method: 'POST', body });
      expect([answer.status, answer.errorType]).toStrictEqual([400, 'SerializationException']);
      expect(answer.body['message']).toBe(`${name} has the key __proto__.`);
    },
  );

  test('nested without end is rejected and crashes nothing', async () => {
    const emulator = await start();
    const depth = 20_000;
    const value = `${'{"ValueMap":{"a":'.repeat(depth)}{}${'}}'.repeat(depth)}`;
    const body = `{"SegmentAttributes":{"a":${value}}}`;
    const answer = await send(emulator, { method: 'PUT', path: '/contact/task', body });
    expect([answer.status, answer.errorType]).toStrictEqual([400, 'SerializationException']);
  });

  test('of more than a megabyte is 413 in wire form', async () => {
    const emulator = await start();
    const { status, errorType, body } = await send(
      emulator,
      toBilling({ QueueId: 'x'.repeat(2e6) }),
    );
    expect([status, errorType]).toStrictEqual([413, 'RequestEntityTooLargeException']);
    expect(Object.keys(body)).toStrictEqual(['message']);
  });

  test('that is empty is an empty object', async () => {
    const emulator = await start();
    const { errorType, body } = await send(emulator, { path: '/contact/transfer', method: 'POST' });
    expect(errorType).toBe('InvalidRequestException');
    expect(body['Message']).toContain('InstanceId: is required');
  });

  test.each(['', 'text/plain', 'application/x-www-form-urlencoded', 'not a type; ;'])(
    'is JSON though the content type is "%s"',
    async (type) => {
      const emulator = await start();
      const headers = { ...signature, 'content-type': type };
      expect((await send(emulator, { ...toBilling(), headers })).status).toBe(200);
    },
  );

  test('may hold null for an absent member, and members that are not known', async () => {
    const emulator = await start();
    const { status } = await send(emulator, toBilling({ UserId: null, Nonsense: { a: 1 } }));
    expect(status).toBe(200);
  });

  test('does not stand in for a label or a query parameter', async () => {
    const emulator = await start();
    const { status, body } = await send(emulator, {
      path: `/queues-summary/${ids.instance}?maxResults=1&queueTypes=AGENT`,
    });
    expect(status).toBe(200);
    expect(body['QueueSummaryList']).toMatchObject([{ Id: ids.amara, QueueType: 'AGENT' }]);
  });
});

describe('a query parameter', () => {
  test.each([
    'maxResults=ten',
    'maxResults=',
    'maxResults=1&maxResults=2',
    'nextToken=a&nextToken=b',
  ])('%s is 400 SerializationException', async (query) => {
    const emulator = await start();
    const answer = await send(emulator, { path: `/queues-summary/${ids.instance}?${query}` });
    expect([answer.status, answer.errorType]).toStrictEqual([400, 'SerializationException']);
  });

  test('may be given several times where a list is meant', async () => {
    const emulator = await start();
    const query = 'contactFlowTypes=AGENT_TRANSFER&contactFlowTypes=CAMPAIGN';
    const path = `/contact-flows-summary/${ids.instance}?${query}`;
    const { body } = await send(emulator, { path });
    expect(body['ContactFlowSummaryList']).toMatchObject([
      { ContactFlowType: 'AGENT_TRANSFER' },
      { ContactFlowType: 'CAMPAIGN' },
    ]);
  });
});

test('what is not HTTP gets an answer in wire form', async () => {
  const { port, hostname } = new URL((await start()).url);
  const socket = connect(Number(port), hostname);
  socket.write('NONSENSE\r\n\r\n');
  const answer = await text(socket);
  expect(answer).toMatch(/^HTTP\/1\.1 400 /);
  expect(answer).toContain('x-amzn-ErrorType: SerializationException\r\n');
  expect(answer).toMatch(/\{"message":"[^"]+"\}$/);
});

test('a bug is 500 without details for the client, and a process warning with all of them', async () => {
  const warn = jest.spyOn(process, 'emitWarning').mockReturnValue();
  const emulator = await start({
    newId: () => {
      throw new Error('the details');
    },
  });
  const { status, errorType, body } = await send(emulator, toBilling());
  expect([status, errorType]).toStrictEqual([500, 'InternalServiceException']);
  expect(body).toStrictEqual({ Message: 'The embedded Connect failed.' });
  expect(warn).toHaveBeenCalledTimes(1);
  expect(warn).toHaveBeenCalledWith(expect.stringContaining('the details'), {
    type: 'EmbeddedConnectBug',
  });
});
