import { ConnectClient, StopContactCommand } from '@aws-sdk/client-connect';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { Emulator } from '../../src/emulator/emulator.ts';
import type { Fault, FaultRule } from '../../src/emulator/faults/fault-rules.ts';
import { sendRaw } from '../support/raw-http.ts';
import { admin, setRules } from './support/admin.ts';
import {
  type Call,
  closeEmulators,
  describeContact,
  ids,
  send,
  signature,
  start,
  toBilling,
  World,
} from './support/wire.ts';

afterEach(closeEmulators);

/** The outcome of a call: its exception or status, or that the connection broke before the end of the body. */
async function outcome(
  emulator: Emulator,
  call: Call = describeContact(ids.claim),
): Promise<unknown> {
  const { path, body, headers = signature } = call;
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  try {
    const response = await fetch(emulator.url + path, {
      headers,
      ...(body !== undefined && { method: 'POST', body: text }),
    });
    await response.arrayBuffer();
    return response.headers.get('x-amzn-errortype') ?? response.status;
  } catch {
    return 'broken';
  }
}

async function outcomes(emulator: Emulator, calls: number): Promise<unknown[]> {
  const all = [];
  for (let call = 0; call < calls; call += 1) all.push(await outcome(emulator));
  return all;
}

const denied = 'AccessDeniedException';
const describeRule = (change: Partial<FaultRule> = {}): FaultRule => ({
  operation: 'DescribeContact',
  fault: { exception: denied },
  ...change,
});
const transferRule = (fault: Fault): FaultRule => ({ operation: 'TransferContact', fault });

describe('a rule applies to', () => {
  test.each([
    { what: 'every call', change: {}, expected: [denied, denied, denied, denied] },
    { what: 'the nth call', change: { nth: 2 }, expected: [200, denied, 200, 200] },
    { what: 'the first calls', change: { times: 2 }, expected: [denied, denied, 200, 200] },
    {
      what: 'calls from the nth',
      change: { nth: 2, times: 2 },
      expected: [200, denied, denied, 200],
    },
  ])('$what', async ({ change, expected }) => {
    const emulator = await start();
    await setRules(emulator, describeRule(change));
    expect(await outcomes(emulator, 4)).toStrictEqual(expected);
  });

  test('its operation only', async () => {
    const emulator = await start();
    await setRules(emulator, describeRule());
    expect(await outcome(emulator, toBilling())).toBe(200);
  });

  test('calls about its contact, by label, query and body, and counts only those', async () => {
    const emulator = await start();
    const fault = { exception: denied };
    await setRules(
      emulator,
      describeRule({ contactId: ids.claim, nth: 2 }),
      { operation: 'TransferContact', contactId: ids.claim, fault },
      { operation: 'GetContactAttributes', contactId: ids.claim, fault },
      { operation: 'ListAssociatedContacts', contactId: ids.claim, fault },
    );
    const other = describeContact(ids.unassigned);
    expect(await outcome(emulator)).toBe(200);
    expect(await outcome(emulator, other)).toBe(200);
    expect(await outcome(emulator)).toBe(denied);
    expect(await outcome(emulator, toBilling())).toBe(denied);
    expect(await outcome(emulator, toBilling({ ContactId: ids.unassigned }))).toBe(200);
    const attributes = { path: `/contact/attributes/${ids.instance}/${ids.claim}` };
    expect(await outcome(emulator, attributes)).toBe(denied);
    const associated = `/contact/associated/${ids.instance}?contactId=`;
    expect(await outcome(emulator, { path: `${associated}${ids.claim}` })).toBe(denied);
    expect(await outcome(emulator, { path: `${associated}${ids.unassigned}` })).toBe(200);
    expect(await outcome(emulator, { path: '/contact/transfer', body: '{' })).toBe(
      'SerializationException',
    );
  });

  test('signed requests only', async () => {
    const emulator = await start();
    await setRules(emulator, describeRule({ nth: 1 }));
    expect(await outcome(emulator, { ...describeContact(ids.claim), headers: {} })).toBe(
      'MissingAuthenticationTokenException',
    );
    expect(await outcome(emulator)).toBe(denied);
  });
});

describe('rules', () => {
  test('are used in order, and each counts all calls', async () => {
    const emulator = await start();
    await setRules(
      emulator,
      describeRule({ nth: 2 }),
      describeRule({ times: 3, fault: { exception: 'ThrottlingException' } }),
    );
    expect(await outcomes(emulator, 4)).toStrictEqual([
      'ThrottlingException',
      denied,
      'ThrottlingException',
      200,
    ]);
    const { body } = await admin(emulator, 'faults');
    expect(body['rules']).toStrictEqual([
      { ...describeRule({ nth: 2 }), matched: 4, applied: 1 },
      {
        ...describeRule({ times: 3, fault: { exception: 'ThrottlingException' } }),
        matched: 4,
        applied: 2,
      },
    ]);
  });

  test('are replaced together, and begin to count again', async () => {
    const emulator = await start();
    await setRules(emulator, describeRule({ nth: 2 }));
    expect(await outcomes(emulator, 2)).toStrictEqual([200, denied]);
    await setRules(emulator, describeRule({ nth: 2 }));
    expect(await outcomes(emulator, 2)).toStrictEqual([200, denied]);
    await setRules(emulator);
    expect((await admin(emulator, 'faults')).body).toStrictEqual({ rules: [] });
    expect(await outcomes(emulator, 2)).toStrictEqual([200, 200]);
  });

  test('that cannot be used replace none', async () => {
    const emulator = await start();
    await setRules(emulator, describeRule());
    const bad = { rules: [describeRule(), { ...describeRule(), nth: 0 }] };
    expect((await admin(emulator, 'faults', bad)).status).toBe(400);
    expect(await outcome(emulator)).toBe(denied);
  });

  const rule = 'rules[0]';
  test.each([
    { change: { operation: 'TransferContacts' }, issue: `${rule}.operation` },
    { change: { operation: 'ListPrompts' }, issue: `${rule}.operation` },
    { change: { contactId: '' }, issue: `${rule}.contactId` },
    { change: { nth: 0 }, issue: `${rule}.nth` },
    { change: { times: 1.5 }, issue: `${rule}.times` },
    { change: { every: 2 }, issue: rule },
    { change: { fault: undefined }, issue: `${rule}.fault` },
    { change: { fault: {} }, issue: `${rule}.fault` },
    { change: { fault: { truncate: false } }, issue: `${rule}.fault` },
    { change: { fault: { exception: 'no name\r\n' } }, issue: `${rule}.fault.exception` },
    { change: { fault: { status: 100 } }, issue: `${rule}.fault.status` },
    { change: { fault: { status: 600 } }, issue: `${rule}.fault.status` },
    { change: { fault: { reset: 'during' } }, issue: `${rule}.fault.reset` },
    { change: { fault: { stallMs: -1 } }, issue: `${rule}.fault.stallMs` },
    { change: { fault: { stallMs: 600_001 } }, issue: `${rule}.fault.stallMs` },
    { change: { fault: { exception: denied, status: 500 } }, issue: `${rule}.fault.status` },
    { change: { fault: { exception: denied, reset: 'after' } }, issue: `${rule}.fault.reset` },
    { change: { fault: { reset: 'after', truncate: true } }, issue: `${rule}.fault.truncate` },
    { change: { fault: { stallMs: 1, retryAfter: 1 } }, issue: `${rule}.fault.retryAfter` },
    { change: { fault: { status: 503, retryAfter: 0.5 } }, issue: `${rule}.fault.retryAfter` },
    { change: { fault: { exception: denied, delay: 1 } }, issue: `${rule}.fault` },
  ])('are checked: $change', async ({ change, issue }) => {
    const body = { rules: [{ ...describeRule(), ...change }] };
    const answer = await admin(await start(), 'faults', body);
    expect([answer.status, answer.body['issues']]).toStrictEqual([
      400,
      [{ path: issue, message: expect.any(String) }],
    ]);
  });

  test('are a thousand at most', async () => {
    const emulator = await start();
    const rules = (count: number): unknown => ({
      rules: Array.from({ length: count }, () => describeRule()),
    });
    expect((await admin(emulator, 'faults', rules(1_000))).status).toBe(200);
    expect((await admin(emulator, 'faults', rules(1_001))).status).toBe(400);
  });
});

describe('an exception', () => {
  test.each([
    ['ContactNotFoundException', 410],
    ['ServiceQuotaExceededException', 402],
    ['ThrottlingException', 429],
    ['TooManyRequestsException', 429],
    ['InternalServiceException', 500],
    ['AccessDeniedException', 403],
    ['UserNotFoundException', 404],
    ['InvalidSignatureException', 403],
    ['ServiceUnavailableException', 503],
    ['ExpiredTokenException', 403],
    ['ValidationException', 400],
    ['NeverHeardOfException', 400],
  ])('%s has the status %i, and nothing is executed', async (exception, expected) => {
    const emulator = await start();
    await setRules(emulator, transferRule({ exception }));
    const { status, errorType, body, headers } = await send(emulator, toBilling());
    expect([status, errorType]).toStrictEqual([expected, exception]);
    expect(body).toStrictEqual({ Message: expect.stringContaining(exception) });
    expect(headers.get('x-amzn-requestid')).toMatch(/^[0-9a-f-]{36}$/);
    expect(emulator.transfers).toHaveLength(0);
  });

  test('is the class of the SDK', async () => {
    const emulator = await start();
    const exception = 'ContactNotFoundException';
    await setRules(emulator, { operation: 'StopContact', fault: { exception } });
    const client = new ConnectClient({
      region: 'us-east-1',
      endpoint: emulator.url,
      credentials: { accessKeyId: 'any', secretAccessKey: 'any' },
    });
    const stop = new StopContactCommand({ InstanceId: ids.instance, ContactId: ids.claim });
    await expect(client.send(stop)).rejects.toMatchObject({
      name: exception,
      $metadata: { httpStatusCode: 410 },
    });
    client.destroy();
  });

  test('can say when to retry', async () => {
    const emulator = await start();
    await setRules(emulator, transferRule({ exception: 'ThrottlingException', retryAfter: 7 }));
    expect((await send(emulator, toBilling())).headers.get('retry-after')).toBe('7');
  });
});

describe('a status', () => {
  test('is the page of a proxy, without anything of Connect’s, and nothing is executed', async () => {
    const world = new World();
    const emulator = await start({ now: world.now });
    await setRules(emulator, transferRule({ status: 503, retryAfter: 2 }));
    const { path, body } = toBilling();
    const answer = await fetch(emulator.url + path, {
      method: 'POST',
      headers: signature,
      body: JSON.stringify(body),
    });
    expect(answer.status).toBe(503);
    expect(await answer.text()).toContain('<h1>503 Service Unavailable</h1>');
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': expect.stringContaining('text/html'),
      'retry-after': '2',
      date: 'Fri, 02 Jan 2026 03:04:05 GMT',
    });
    expect([...answer.headers.keys()].filter((name) => name.startsWith('x-amzn'))).toStrictEqual(
      [],
    );
    expect(emulator.transfers).toHaveLength(0);
  });

  test.each([204, 304])('%i has no body', async (status) => {
    const emulator = await start();
    await setRules(emulator, describeRule({ fault: { status } }));
    const answer = await fetch(emulator.url + describeContact(ids.claim).path, {
      headers: signature,
    });
    expect([answer.status, await answer.text()]).toStrictEqual([status, '']);
  });
});

describe('a connection', () => {
  test.each([
    { fault: { reset: 'before' }, executed: 0 },
    { fault: { reset: 'after' }, executed: 1 },
    { fault: { reset: 'before', stallMs: 1 }, executed: 0 },
    { fault: { reset: 'after', stallMs: 1 }, executed: 1 },
    { fault: { truncate: true }, executed: 1 },
    { fault: { truncate: true, stallMs: 1 }, executed: 1 },
  ] as const)(
    'breaks by $fault, with $executed transfers executed',
    async ({ fault, executed }) => {
      const emulator = await start();
      await setRules(emulator, { ...transferRule(fault), times: 1 });
      expect(await outcome(emulator, toBilling())).toBe('broken');
      expect(emulator.transfers).toHaveLength(executed);
      // The server itself is well.
      expect(await outcome(emulator)).toBe(200);
    },
  );

  test('breaks in the middle of a body of the promised length', async () => {
    const world = new World();
    const emulator = await start({ now: world.now, newId: world.newId });
    const { path, body } = toBilling();
    const text = JSON.stringify(body);
    const head = Object.entries({ ...signature, host: 'a', 'content-length': String(text.length) });
    const lines = head.map(([name, value]) => `${name}: ${value}\r\n`).join('');
    const raw = `POST ${path} HTTP/1.1\r\n${lines}connection: close\r\n\r\n${text}`;
    const [whole] = await sendRaw(emulator.url, raw);
    await admin(emulator, 'reset', {});
    await setRules(emulator, transferRule({ truncate: true }));
    const [half] = await sendRaw(emulator.url, raw);
    const length = Number(whole?.headers.get('content-length'));
    expect(half?.status).toBe(200);
    expect(half?.headers.get('content-length')).toBe(String(length));
    expect(half?.headers.get('date')).toBe('Fri, 02 Jan 2026 03:04:05 GMT');
    expect(half?.body).toHaveLength(Math.floor(length / 2));
    expect(half?.body.startsWith('{"Contact')).toBe(true);
  });

  test('that breaks after a rejection has executed it, too', async () => {
    const emulator = await start();
    await setRules(emulator, describeRule({ fault: { truncate: true }, times: 1 }));
    expect(await outcome(emulator, describeContact('unknown'))).toBe('broken');
  });
});

describe('an answer that stalls', () => {
  test('is late', async () => {
    const emulator = await start();
    await setRules(emulator, describeRule({ fault: { exception: denied, stallMs: 40 } }));
    const before = performance.now();
    expect(await outcome(emulator)).toBe(denied);
    expect(performance.now() - before).toBeGreaterThanOrEqual(39);
  });

  test('was executed at once, and is sent when the emulator closes', async () => {
    const { promise: executed, resolve } = Promise.withResolvers<string>();
    const newId = (): string => {
      resolve('new');
      return 'new';
    };
    const emulator = await start({ newId });
    await setRules(emulator, transferRule({ stallMs: 600_000 }));
    const answer = send(emulator, toBilling());
    await executed;
    await emulator.close();
    expect(await answer).toMatchObject({ status: 200, body: { ContactId: 'new' } });
  });

  test('survives a client that disconnects', async () => {
    const { promise: executed, resolve } = Promise.withResolvers<string>();
    const newId = (): string => {
      resolve('new');
      return 'new';
    };
    const emulator = await start({ newId });
    await setRules(emulator, transferRule({ stallMs: 600_000 }));
    const client = new AbortController();
    const { path, body } = toBilling();
    const answer = fetch(emulator.url + path, {
      method: 'POST',
      headers: signature,
      body: JSON.stringify(body),
      signal: client.signal,
    });
    await executed;
    client.abort();
    await expect(answer).rejects.toThrow();
    expect(await outcome(emulator)).toBe(200);
  });
});

test('calls that are not executed take nothing of a quota, others do', async () => {
  const world = new World();
  const emulator = await start({ now: world.now, quotas: 'aws' });
  const call = { path: `/queues/${ids.instance}/${ids.billing}` };
  const operation = 'DescribeQueue';
  await setRules(
    emulator,
    { operation, times: 9, fault: { exception: denied } },
    { operation, nth: 10, times: 4, fault: { reset: 'after' } },
  );
  const all = [];
  for (let n = 0; n < 15; n += 1) all.push(await outcome(emulator, call));
  expect(all.slice(0, 9)).toStrictEqual(Array.from({ length: 9 }, () => denied));
  expect(all.slice(9)).toStrictEqual([
    'broken',
    'broken',
    'broken',
    'broken',
    200,
    'ThrottlingException',
  ]);
});
