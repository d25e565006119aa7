import { afterEach, describe, expect, test } from '@jest/globals';
import type { Emulator } from '../../src/emulator/emulator.ts';
import { admin } from './support/admin.ts';
import { closeEmulators, describeContact, idOf, ids, send, start, World } from './support/wire.ts';

afterEach(closeEmulators);

const unknown = 'no-such-id';

async function contactOf(emulator: Emulator, id: string): Promise<unknown> {
  const { status, body } = await send(emulator, describeContact(id));
  expect(status).toBe(200);
  return body['Contact'];
}

describe('a contact that is created', () => {
  test('is a new task at its flow, when nothing is given', async () => {
    const world = new World();
    const emulator = await start({ now: world.now, newId: world.newId });
    const { status, body } = await admin(emulator, 'contacts', '');
    expect(status).toBe(200);
    expect(body).toStrictEqual({
      contactId: 'new-1',
      instanceId: ids.instance,
      channel: 'TASK',
      initiationMethod: 'API',
      initiationTimestamp: '2026-01-02T03:04:05.250Z',
      scheduledTimestamp: null,
      queueId: null,
      userId: null,
      agents: [],
      disconnectTimestamp: null,
      disconnectReason: null,
    });
    expect(await contactOf(emulator, 'new-1')).toMatchObject({ Id: 'new-1', Channel: 'TASK' });
  });

  test.each(['VOICE', 'CHAT', 'EMAIL'])('may be of the channel %s', async (channel) => {
    const emulator = await start();
    const { body } = await admin(emulator, 'contacts', { channel, queueId: ids.billing });
    expect(await contactOf(emulator, String(body['contactId']))).toMatchObject({
      Channel: channel,
      InitiationMethod: 'INBOUND',
      QueueInfo: { Id: ids.billing },
    });
  });

  test('has the fields of a contact of a seed, with times relative to now', async () => {
    const world = new World();
    const emulator = await start({ now: world.now });
    await admin(emulator, 'advance', { milliseconds: 3_600_000 });
    const now = world.seconds + 3_600;
    const { body } = await admin(emulator, 'contacts', {
      id: 'call-1',
      channel: 'VOICE',
      initiationMethod: 'INBOUND',
      name: 'A call',
      description: 'About a claim',
      queueId: ids.claims,
      initiationTimestamp: -90,
      enqueueTimestamp: -60,
      attributes: { claim: '7' },
      references: { claim: { type: 'URL', value: 'https://claims.example/7' } },
      tags: { team: 'claims' },
      queuePriority: 2,
      customerEndpoint: { type: 'TELEPHONE_NUMBER', address: '+15555550100' },
    });
    expect(body['contactId']).toBe('call-1');
    expect(await contactOf(emulator, 'call-1')).toMatchObject({
      Name: 'A call',
      Description: 'About a claim',
      InitiationTimestamp: now - 90,
      QueueInfo: { Id: ids.claims, EnqueueTimestamp: now - 60 },
      QueuePriority: 2,
      Tags: { team: 'claims' },
      CustomerEndpoint: { Type: 'TELEPHONE_NUMBER', Address: '+15555550100' },
    });
    const attributes = { path: `/contact/attributes/${ids.instance}/call-1` };
    expect((await send(emulator, attributes)).body['Attributes']).toStrictEqual({ claim: '7' });
  });

  test('is offered to its agent, who accepts it at once by default', async () => {
    const emulator = await start();
    const { body } = await admin(emulator, 'contacts', { userId: ids.amara });
    expect(body).toMatchObject({
      queueId: ids.amara,
      userId: ids.amara,
      agents: [{ userId: ids.amara, state: 'CONNECTED' }],
    });
  });

  test('continues a chain, or is related to a contact', async () => {
    const emulator = await start();
    const next = await admin(emulator, 'contacts', { previousContactId: ids.claim });
    expect(await contactOf(emulator, String(next.body['contactId']))).toMatchObject({
      PreviousContactId: ids.claim,
      InitialContactId: ids.claim,
    });
    const related = await admin(emulator, 'contacts', { relatedContactId: ids.claim });
    expect(await contactOf(emulator, String(related.body['contactId']))).toMatchObject({
      RelatedContactId: ids.claim,
      ContactAssociationId: ids.claim,
    });
  });

  test('ends where its queue is full', async () => {
    const emulator = await start();
    await admin(emulator, `agents/${ids.amara}/status`, { status: 'Offline' });
    const bodies = [];
    for (let n = 0; n < 12; n += 1) {
      bodies.push((await admin(emulator, 'contacts', { userId: ids.amara })).body);
    }
    expect(bodies.at(-1)).toMatchObject({ disconnectReason: 'CONTACT_FLOW_DISCONNECT' });
  });

  test('is one of as many as an instance holds', async () => {
    const emulator = await start();
    let answer = await admin(emulator, 'contacts', { channel: 'VOICE' });
    for (let n = 0; n < 10; n += 1)
      answer = await admin(emulator, 'contacts', { channel: 'VOICE' });
    expect([answer.status, answer.body['message']]).toStrictEqual([
      409,
      expect.stringContaining('EMULATOR_LIMITS=off'),
    ]);
    const without = await start({ limits: 'off' });
    for (let n = 0; n < 11; n += 1) answer = await admin(without, 'contacts', { channel: 'VOICE' });
    expect(answer.status).toBe(200);
  });

  test.each([
    { change: { channel: 'FAX' }, status: 400, path: 'channel' },
    { change: { initiationTimestamp: 1 }, status: 400, path: 'initiationTimestamp' },
    { change: { initiationTimestamp: 'yesterday' }, status: 400, path: 'initiationTimestamp' },
    { change: { enqueueTimestamp: 60 }, status: 400, path: 'enqueueTimestamp' },
    { change: { scheduledTimestamp: -1 }, status: 400, path: 'scheduledTimestamp' },
    {
      change: { scheduledTimestamp: 60, channel: 'VOICE' },
      status: 400,
      path: 'scheduledTimestamp',
    },
    { change: { disconnectTimestamp: 0 }, status: 400, path: 'body' },
    { change: { userId: ids.amara, agentState: 'MISSED' }, status: 400, path: 'body' },
    { change: { userId: ids.amara, queueId: ids.claims }, status: 400, path: 'userId' },
    { change: { instanceId: unknown }, status: 404, path: 'instanceId' },
    { change: { queueId: unknown }, status: 404, path: 'queueId' },
    { change: { userId: unknown }, status: 404, path: 'userId' },
    { change: { previousContactId: unknown }, status: 404, path: 'previousContactId' },
    { change: { relatedContactId: unknown }, status: 404, path: 'relatedContactId' },
  ])('is checked: $change', async ({ change, status, path }) => {
    const emulator = await start();
    const answer = await admin(emulator, 'contacts', change);
    expect([answer.status, answer.body['issues']]).toStrictEqual([
      status,
      [{ path, message: expect.any(String) }],
    ]);
    expect((await admin(emulator, 'health')).body['counts']).toMatchObject({ activeContacts: 10 });
  });

  test('has an id of its own', async () => {
    const { status } = await admin(await start(), 'contacts', { id: ids.claim });
    expect(status).toBe(409);
  });
});

describe('a customer who hangs up', () => {
  test('ends the contact, once', async () => {
    const world = new World();
    const emulator = await start({ now: world.now });
    const voice = idOf('60', 6);
    const { status, body } = await admin(emulator, `contacts/${voice}/end`, '');
    expect([status, body['disconnectReason'], body['disconnectTimestamp']]).toStrictEqual([
      200,
      'CUSTOMER_DISCONNECT',
      '2026-01-02T03:04:05.250Z',
    ]);
    expect(await contactOf(emulator, voice)).toMatchObject({
      DisconnectReason: 'CUSTOMER_DISCONNECT',
      DisconnectTimestamp: world.seconds,
    });
    expect((await admin(emulator, `contacts/${voice}/end`, {})).status).toBe(409);
    expect((await admin(emulator, `contacts/${unknown}/end`, {})).status).toBe(404);
  });
});
