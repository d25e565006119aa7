import { afterEach, describe, expect, test } from '@jest/globals';
import type { Emulator } from '../../src/emulator/emulator.ts';
import { admin, type AdminAnswer } from './support/admin.ts';
import { closeEmulators, describeContact, idOf, ids, send, start } from './support/wire.ts';

afterEach(closeEmulators);

/** Serves Billing; is offline, and has no contacts, at the start. */
const emil = idOf('30', 5);

interface Agent {
  readonly status: { readonly name: string };
  readonly contacts: readonly { readonly contactId: string; readonly state: string }[];
}

const act = (emulator: Emulator, action: string, body: unknown = {}, user = emil) =>
  admin(emulator, `agents/${user}/${action}`, body);

const statesOf = ({ status, body }: AdminAnswer): unknown => {
  expect([status, body]).toStrictEqual([200, expect.anything()]);
  return (body as unknown as Agent).contacts.map(({ state }) => state);
};

/** An emulator with a MANUAL agent without contacts, and a contact that is offered to the agent. */
async function startWithOffer(
  channel = 'TASK',
): Promise<{ emulator: Emulator; contactId: string }> {
  const emulator = await start();
  await act(emulator, 'handling', { handling: 'MANUAL' });
  await act(emulator, 'status', { status: 'Available' });
  const { body } = await admin(emulator, 'contacts', { channel, userId: emil });
  expect(body['agents']).toStrictEqual([{ userId: emil, state: 'CONNECTING' }]);
  return { emulator, contactId: String(body['contactId']) };
}

/** What Connect shows of the agent's contacts. */
async function shown(emulator: Emulator): Promise<unknown> {
  const { body } = await send(emulator, {
    path: `/metrics/userdata/${ids.instance}`,
    body: { Filters: { Agents: [emil] } },
  });
  const [data] = body['UserDataList'] as { Contacts: { AgentContactState: string }[] }[];
  return data?.Contacts.map(({ AgentContactState }) => AgentContactState);
}

describe('an agent', () => {
  test('is shown with status, handling and contacts', async () => {
    const { emulator, contactId } = await startWithOffer();
    const { status, body } = await admin(emulator, `agents/${emil}`);
    expect(status).toBe(200);
    expect(body).toStrictEqual({
      userId: emil,
      instanceId: ids.instance,
      username: expect.any(String),
      status: { name: 'Available', since: expect.any(String) },
      nextStatus: null,
      handling: 'MANUAL',
      contacts: [
        {
          contactId,
          channel: 'TASK',
          state: 'CONNECTING',
          since: expect.any(String),
          queueId: emil,
        },
      ],
    });
  });

  test('accepts, completes and clears a task', async () => {
    const { emulator, contactId } = await startWithOffer();
    expect(statesOf(await act(emulator, 'accept'))).toStrictEqual(['CONNECTED']);
    expect(await shown(emulator)).toStrictEqual(['CONNECTED']);
    expect(statesOf(await act(emulator, 'complete'))).toStrictEqual(['ENDED']);
    expect(await shown(emulator)).toStrictEqual(['ENDED']);
    expect((await send(emulator, describeContact(contactId))).body['Contact']).toMatchObject({
      AgentInfo: { Id: emil },
      DisconnectReason: 'AGENT_COMPLETED',
    });
    expect(statesOf(await act(emulator, 'clear', ''))).toStrictEqual([]);
  });

  test('puts a call on hold, and takes it back', async () => {
    const { emulator } = await startWithOffer('VOICE');
    await act(emulator, 'accept');
    expect(statesOf(await act(emulator, 'hold'))).toStrictEqual(['CONNECTED_ONHOLD']);
    expect(await shown(emulator)).toStrictEqual(['CONNECTED_ONHOLD']);
    expect(statesOf(await act(emulator, 'unhold'))).toStrictEqual(['CONNECTED']);
    const { body } = await act(emulator, 'complete');
    expect(body['contacts']).toMatchObject([{ state: 'ENDED', channel: 'VOICE' }]);
  });

  test.each([
    ['reject', 'REJECTED'],
    ['miss', 'MISSED'],
    ['error', 'ERROR'],
  ])('does not get what is offered by %s, until it is cleared', async (action, state) => {
    const { emulator } = await startWithOffer();
    expect(statesOf(await act(emulator, action))).toStrictEqual([state]);
    expect(await shown(emulator)).toStrictEqual([state]);
    expect((await act(emulator, 'accept')).status).toBe(409);
    expect(statesOf(await act(emulator, 'clear'))).toStrictEqual(['CONNECTING']);
  });

  test('of a customer who hangs up has after-contact work', async () => {
    const { emulator, contactId } = await startWithOffer();
    await act(emulator, 'accept');
    await admin(emulator, `contacts/${contactId}/end`, {});
    expect(statesOf(await admin(emulator, `agents/${emil}`))).toStrictEqual(['ENDED']);
  });

  test('picks a contact from a queue that the agent serves', async () => {
    const { emulator, contactId } = await startWithOffer();
    await act(emulator, 'accept', { contactId });
    const inQueue = async (queueId: string): Promise<string> =>
      String((await admin(emulator, 'contacts', { queueId })).body['contactId']);
    const served = await inQueue(ids.billing);
    const { status, body } = await act(emulator, 'accept', { contactId: served });
    expect(status).toBe(200);
    expect(body['contacts']).toMatchObject([
      { contactId, state: 'CONNECTED' },
      { contactId: served, state: 'CONNECTED', queueId: ids.billing },
    ]);
    const other = await act(emulator, 'accept', { contactId: await inQueue(ids.claims) });
    expect([other.status, other.body['message']]).toStrictEqual([
      409,
      expect.stringContaining('does not serve'),
    ]);
  });

  test('picks nothing when not Available', async () => {
    const { emulator } = await startWithOffer();
    await act(emulator, 'reject');
    await act(emulator, 'status', { status: 'Lunch' });
    const { body } = await admin(emulator, 'contacts', { queueId: ids.billing });
    const answer = await act(emulator, 'accept', { contactId: body['contactId'] });
    expect([answer.status, answer.body['message']]).toStrictEqual([
      409,
      expect.stringContaining('no free slot'),
    ]);
  });

  test('chooses a status by name or id, after the contacts in hand', async () => {
    const { emulator } = await startWithOffer();
    await act(emulator, 'accept');
    const lunch = await act(emulator, 'status', { status: idOf('92', 1) });
    expect(lunch.body).toMatchObject({ status: { name: 'Available' }, nextStatus: 'Lunch' });
    await act(emulator, 'complete');
    const { body } = await act(emulator, 'clear');
    expect(body).toMatchObject({ status: { name: 'Lunch' }, nextStatus: null });
  });

  test('accepts alone again when handling is AUTOMATIC', async () => {
    const { emulator } = await startWithOffer();
    const answer = await act(emulator, 'handling', { handling: 'AUTOMATIC' });
    expect(answer.body['handling']).toBe('AUTOMATIC');
    expect(statesOf(answer)).toStrictEqual(['CONNECTED']);
  });
});

describe('a step that is not possible', () => {
  test.each(['reject', 'miss', 'error', 'hold', 'unhold', 'complete', 'clear'])(
    'is 409 and changes nothing: %s without a contact for it',
    async (action) => {
      const { emulator, contactId } = await startWithOffer();
      await act(emulator, 'accept');
      if (action === 'hold' || action === 'complete') {
        await act(emulator, 'complete');
        await act(emulator, 'clear');
      }
      const before = (await admin(emulator, `agents/${emil}`)).body['contacts'];
      const answer = await act(emulator, action);
      expect([answer.status, answer.body['message']]).toStrictEqual([
        409,
        expect.stringContaining(action),
      ]);
      expect((await act(emulator, action, { contactId })).status).toBe(409);
      expect((await admin(emulator, `agents/${emil}`)).body['contacts']).toStrictEqual(before);
    },
  );

  test('is to put a task on hold', async () => {
    const { emulator } = await startWithOffer();
    await act(emulator, 'accept');
    expect((await act(emulator, 'hold')).body['message']).toContain('Only a call');
  });

  test.each([
    { action: 'accept', body: { contactId: 'unknown' }, status: 404 },
    { action: 'complete', body: { contactId: ids.claim }, status: 409 },
    { action: 'accept', body: { contactId: '' }, status: 400 },
    { action: 'accept', body: { contact: ids.claim }, status: 400 },
    { action: 'status', body: { status: 'Asleep' }, status: 404 },
    { action: 'status', body: { status: 'Fax desk' }, status: 409 },
    { action: 'status', body: {}, status: 400 },
    { action: 'handling', body: { handling: 'FAST' }, status: 400 },
    { action: 'sleep', body: {}, status: 404 },
  ])('is answered: $action $body', async ({ action, body, status }) => {
    expect((await act(await start(), action, body)).status).toBe(status);
  });

  test('is one of an unknown agent', async () => {
    const emulator = await start();
    const { status, body } = await act(emulator, 'accept', {}, 'unknown');
    expect([status, body['message']]).toStrictEqual([404, 'There is no user "unknown".']);
    expect((await admin(emulator, 'agents/unknown')).status).toBe(404);
  });
});
