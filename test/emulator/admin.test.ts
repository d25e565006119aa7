import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { admin, setRules } from './support/admin.ts';
import {
  closeEmulators,
  describeContact,
  ids,
  send,
  start,
  toBilling,
  World,
} from './support/wire.ts';

afterEach(closeEmulators);

describe('health', () => {
  test('shows the time of the clock, the start, and what there is', async () => {
    const world = new World();
    const emulator = await start({ now: world.now });
    world.advance(60_000);
    const { status, body } = await admin(emulator, 'health');
    expect(status).toBe(200);
    expect(body).toStrictEqual({
      status: 'ok',
      now: '2026-01-02T03:05:05.250Z',
      startedAt: '2026-01-02T03:04:05.250Z',
      counts: { instances: 1, users: 5, activeContacts: 10, transfers: 0, faultRules: 0 },
    });
  });
});

describe('reset', () => {
  test('begins afresh: contacts, books, clock, quotas and rules', async () => {
    const world = new World();
    const emulator = await start({ now: world.now, quotas: 'aws' });
    await send(emulator, toBilling());
    await admin(emulator, 'advance', { milliseconds: 3_600_000 });
    await setRules(emulator, {
      operation: 'DescribeContact',
      fault: { exception: 'AccessDeniedException' },
    });

    const { status, body } = await admin(emulator, 'reset', '');

    expect(status).toBe(200);
    expect(body).toMatchObject({
      now: '2026-01-02T03:04:05.250Z',
      counts: { transfers: 0, faultRules: 0 },
    });
    const { body: described } = await send(emulator, describeContact(ids.claim));
    expect(described['Contact']).not.toHaveProperty('DisconnectTimestamp');
  });

  test('fills the quotas again', async () => {
    const world = new World();
    const emulator = await start({ now: world.now, quotas: 'aws' });
    const describeQueue = { path: `/queues/${ids.instance}/${ids.billing}` };
    const statuses = [];
    for (let call = 0; call < 6; call += 1) {
      statuses.push((await send(emulator, describeQueue)).status);
    }
    expect(statuses).toStrictEqual([200, 200, 200, 200, 200, 429]);
    await admin(emulator, 'reset', {});
    expect((await send(emulator, describeQueue)).status).toBe(200);
  });
});

describe('advance', () => {
  test('moves the clock and the Date header, and answers the new time', async () => {
    const world = new World();
    const emulator = await start({ now: world.now });
    const { body } = await admin(emulator, 'advance', { milliseconds: 1_500 });
    expect(body).toStrictEqual({ now: '2026-01-02T03:04:06.750Z' });
    for (const answer of [
      await send(emulator, describeContact(ids.claim)),
      await send(emulator, { path: '/nonsense' }),
      await send(emulator, { path: '/', headers: {} }),
      await send(emulator, { path: '/%zz' }),
      await admin(emulator, 'health'),
      await admin(emulator, 'nonsense'),
    ]) {
      expect(answer.headers.get('date')).toBe('Fri, 02 Jan 2026 03:04:06 GMT');
    }
  });

  test('starts tasks whose time has come', async () => {
    const world = new World();
    const emulator = await start({ now: world.now });
    const { body } = await admin(emulator, 'contacts', {
      queueId: ids.billing,
      scheduledTimestamp: 60,
    });
    const queueOf = async (): Promise<unknown> =>
      (await send(emulator, describeContact(String(body['contactId'])))).body['Contact'];
    expect(await queueOf()).not.toHaveProperty('QueueInfo');
    await admin(emulator, 'advance', { milliseconds: 59_999 });
    expect(await queueOf()).not.toHaveProperty('QueueInfo');
    await admin(emulator, 'advance', { milliseconds: 1 });
    expect(await queueOf()).toMatchObject({
      QueueInfo: { Id: ids.billing, EnqueueTimestamp: world.seconds + 60 },
    });
  });

  test.each([
    { body: {}, issue: 'milliseconds' },
    { body: { milliseconds: -1 }, issue: 'milliseconds' },
    { body: { milliseconds: 0.5 }, issue: 'milliseconds' },
    { body: { milliseconds: '1' }, issue: 'milliseconds' },
    { body: { milliseconds: 366 * 86_400_000 + 1 }, issue: 'milliseconds' },
    { body: { milliseconds: 1, seconds: 1 }, issue: 'body' },
    { body: [], issue: 'body' },
  ])('rejects $body, and names what is wrong', async ({ body, issue }) => {
    const world = new World();
    const emulator = await start({ now: world.now });
    const answer = await admin(emulator, 'advance', body);
    expect([answer.status, answer.body['issues']]).toStrictEqual([
      400,
      [{ path: issue, message: expect.any(String) }],
    ]);
    expect(answer.body['message']).toContain(`${issue}: `);
    expect((await admin(emulator, 'health')).body['now']).toBe('2026-01-02T03:04:05.250Z');
  });

  test('does not leave the years that times are written in', async () => {
    const emulator = await start({ now: () => new Date('9999-12-30T12:00:00Z') });
    const { status, body } = await admin(emulator, 'advance', { milliseconds: 86_400_000 });
    expect([status, body['message']]).toStrictEqual([400, expect.stringContaining('9999')]);
  });
});

describe('transfers', () => {
  test('lists what was executed, oldest first, whatever the answers were', async () => {
    const world = new World();
    const emulator = await start({ now: world.now, newId: world.newId });
    await send(emulator, toBilling({ ClientToken: 'token-1' }));
    world.advance(1_000);
    await setRules(emulator, { operation: 'TransferContact', fault: { reset: 'after' } });
    await expect(send(emulator, toBilling({ ContactId: ids.unassigned }))).rejects.toThrow();
    await setRules(emulator);
    await send(emulator, toBilling({ ClientToken: 'token-1' }));
    await send(emulator, toBilling());
    const { status, body } = await admin(emulator, 'transfers');
    expect(status).toBe(200);
    expect(body).toStrictEqual({
      transfers: [
        {
          contactId: ids.claim,
          newContactId: 'new-1',
          clientToken: 'token-1',
          time: '2026-01-02T03:04:05.250Z',
        },
        {
          contactId: ids.unassigned,
          newContactId: 'new-2',
          clientToken: null,
          time: '2026-01-02T03:04:06.250Z',
        },
      ],
    });
  });
});

/** What the next tests read of a route. */
interface OpenApiRoute {
  readonly requestBody?: {
    readonly content: { readonly 'application/json': { readonly example?: unknown } };
  };
}

describe('the OpenAPI document', () => {
  test('describes every route, with what can be sent', async () => {
    const { status, body } = await admin(await start(), 'openapi.json');
    expect(status).toBe(200);
    expect(body['openapi']).toBe('3.1.0');
    const paths = body['paths'] as Record<string, Record<string, Record<string, unknown>>>;
    expect(
      Object.keys(paths)
        .map((path) => path.replace('/_emulator/', ''))
        .sort(),
    ).toStrictEqual([
      'advance',
      'agents/{userId}',
      'agents/{userId}/accept',
      'agents/{userId}/clear',
      'agents/{userId}/complete',
      'agents/{userId}/error',
      'agents/{userId}/handling',
      'agents/{userId}/hold',
      'agents/{userId}/miss',
      'agents/{userId}/reject',
      'agents/{userId}/status',
      'agents/{userId}/unhold',
      'contacts',
      'contacts/{contactId}/end',
      'events',
      'faults',
      'health',
      'reset',
      'transfers',
    ]);
    const routes = Object.values(paths).flatMap((methods) => Object.values(methods));
    const sentence = expect.stringMatching(/\.$/);
    for (const route of routes) {
      expect(route).toMatchObject({
        summary: expect.any(String),
        responses: { 200: { description: sentence }, '4XX': { description: sentence } },
      });
      for (const parameter of (route['parameters'] ?? []) as unknown[]) {
        expect(parameter).toMatchObject({ description: sentence });
      }
    }
    expect(new Set(routes.map(({ operationId }) => operationId)).size).toBe(routes.length);
    expect(paths['/_emulator/advance']?.['post']?.['requestBody']).toMatchObject({
      content: {
        'application/json': {
          schema: {
            required: ['milliseconds'],
            properties: { milliseconds: { type: 'integer', minimum: 0 } },
          },
        },
      },
    });
  });

  test('has examples that can be sent as they are', async () => {
    const emulator = await start();
    const { body } = await admin(emulator, 'openapi.json');
    const paths = body['paths'] as Record<string, Record<string, OpenApiRoute>>;
    const examples = Object.entries(paths).flatMap(([path, { post }]) => {
      const { example } = post?.requestBody?.content['application/json'] ?? {};
      if (example === undefined) return [];
      return [{ path: path.replace('/_emulator/', '').replace('{userId}', ids.amara), example }];
    });

    expect(examples.map(({ path }) => path.split('/').at(-1)).sort()).toStrictEqual([
      'advance',
      'contacts',
      'events',
      'faults',
      'handling',
      'status',
    ]);
    for (const { path, example } of examples) {
      const { status } = await admin(emulator, path, JSON.stringify(example));
      expect([path, status]).toStrictEqual([path, 200]);
    }
  });
});

describe('a request that cannot be read', () => {
  test.each([
    { what: 'malformed JSON', body: '{', status: 400, says: 'not JSON' },
    { what: 'a poisoned prototype', body: '{"__proto__":{}}', status: 400, says: 'not JSON' },
    { what: 'more than a megabyte', body: '9'.repeat(1_048_577), status: 413, says: 'too large' },
  ])('is rejected: $what', async ({ body, status, says }) => {
    const answer = await admin(await start(), 'reset', body);
    expect([answer.status, answer.body]).toStrictEqual([
      status,
      { message: expect.stringContaining(says) },
    ]);
  });

  test.each(['nonsense', 'health/', 'agents', ''])('is rejected: the path %s', async (path) => {
    const { status, body } = await admin(await start(), path);
    expect([status, body]).toStrictEqual([
      404,
      { message: expect.stringContaining('/_emulator/openapi.json') },
    ]);
  });

  test('is not signed, and not in wire form', async () => {
    const { headers } = await admin(await start(), 'nonsense');
    expect(headers.get('x-amzn-requestid')).toBeNull();
    expect(headers.get('x-amzn-errortype')).toBeNull();
    expect(headers.get('content-type')).toMatch(/^application\/json/);
  });
});

test('a bug is 500 without details for the client, and a process warning with all of them', async () => {
  const warn = jest.spyOn(process, 'emitWarning').mockReturnValue();
  const emulator = await start({
    newId: () => {
      throw new Error('the details');
    },
  });
  const { status, body } = await admin(emulator, 'contacts', {});
  expect([status, body]).toStrictEqual([
    500,
    { message: 'The administration of the embedded Connect failed.' },
  ]);
  expect(warn).toHaveBeenCalledWith(expect.stringContaining('the details'), {
    type: 'EmbeddedConnectBug',
  });
});
