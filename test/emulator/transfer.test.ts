import { afterEach, describe, expect, test } from '@jest/globals';
import { parseSeed } from '../../src/emulator/seed.ts';
import {
  closeEmulators,
  describeContact,
  idOf,
  ids,
  send,
  start,
  toBilling,
  World,
} from './support/wire.ts';

afterEach(closeEmulators);

const arn = (kind: string, id: string): string =>
  `arn:aws:connect:us-east-1:111122223333:instance/${ids.instance}/${kind}/${id}`;

describe('a transfer at a known time', () => {
  test('to a queue ends the one contact and starts the other', async () => {
    const world = new World();
    const emulator = await start({ now: world.now, newId: world.newId });
    const urgent = idOf('60', 12);
    const started = world.seconds;
    world.advance(60_001);
    const answer = await send(emulator, toBilling({ ContactId: urgent }));
    const at = world.seconds;
    expect(answer.body).toStrictEqual({ ContactId: 'new-1', ContactArn: arn('contact', 'new-1') });
    world.advance(5000);

    const common = {
      Channel: 'TASK',
      ContactAssociationId: urgent,
      Name: 'Storm damage claim 4733, roof open',
      Description: 'Rain is expected tonight; an emergency cover is needed first.',
      QueuePriority: 1,
      CustomerId: 'cust-00931',
      Tags: { 'aws:connect:instanceId': ids.instance, department: 'claims', severity: 'high' },
      TotalPauseCount: 0,
      TotalPauseDurationInSeconds: 0,
      Attributes: { policyNumber: 'HI-209001', claimType: 'storm', language: 'en' },
      SegmentAttributes: { 'connect:Subtype': { ValueString: 'connect:Task' } },
      LastUpdateTimestamp: at,
    };
    expect((await send(emulator, describeContact(urgent))).body['Contact']).toStrictEqual({
      ...common,
      Arn: arn('contact', urgent),
      Id: urgent,
      InitiationMethod: 'API',
      InitiationTimestamp: started - 480,
      QueueInfo: { Id: ids.claims, EnqueueTimestamp: started - 480 },
      DisconnectTimestamp: at,
      DisconnectReason: 'TRANSFERRED',
    });
    expect((await send(emulator, describeContact('new-1'))).body['Contact']).toStrictEqual({
      ...common,
      Arn: arn('contact', 'new-1'),
      Id: 'new-1',
      InitialContactId: urgent,
      PreviousContactId: urgent,
      InitiationMethod: 'TRANSFER',
      InitiationTimestamp: at,
      QueueInfo: { Id: ids.billing, EnqueueTimestamp: at },
    });
  });

  test('to a user is accepted at once, in the agent queue', async () => {
    const world = new World();
    const emulator = await start({ now: world.now, newId: world.newId });
    const target = { QueueId: undefined, UserId: ids.amara, ContactFlowId: ids.toAgent };
    await send(emulator, toBilling(target));
    const at = world.seconds;
    expect((await send(emulator, describeContact('new-1'))).body['Contact']).toMatchObject({
      QueueInfo: { Id: ids.amara, EnqueueTimestamp: at },
      AgentInfo: {
        Id: ids.amara,
        AcceptedByAgentTimestamp: at,
        ConnectedToAgentTimestamp: at,
      },
    });
  });

  test('without a target goes where the flow leads, or nowhere', async () => {
    const world = new World();
    const emulator = await start({ now: world.now, newId: world.newId });
    await send(emulator, toBilling({ QueueId: undefined, ContactFlowId: ids.inbound }));
    const led = await send(emulator, describeContact('new-1'));
    expect(led.body['Contact']).toHaveProperty('QueueInfo.Id', ids.claims);
    await send(emulator, toBilling({ QueueId: undefined, ContactId: 'new-1' }));
    const left = await send(emulator, describeContact('new-2'));
    expect(left.body['Contact']).not.toHaveProperty('QueueInfo');
    expect(left.body['Contact']).toHaveProperty('InitialContactId', ids.claim);
  });
});

describe('a rejected transfer', () => {
  const email = idOf('60', 8);
  const rejected = [
    { what: 'an archived flow', change: { ContactFlowId: idOf('50', 11) }, says: 'archived' },
    {
      what: 'a flow of another type',
      change: { ContactFlowId: idOf('50', 4) },
      says: 'CUSTOMER_QUEUE',
    },
    { what: 'both targets', change: { UserId: ids.amara }, says: 'together' },
    { what: 'an ended contact', change: { ContactId: idOf('60', 5) }, says: 'ended' },
    { what: 'an email', change: { ContactId: email }, says: 'EMAIL' },
  ];
  test.each(rejected)('for $what states the rule', async ({ change, says }) => {
    const emulator = await start();
    const answer = await send(emulator, toBilling(change));
    expect([answer.status, answer.errorType]).toStrictEqual([400, 'InvalidRequestException']);
    expect(answer.body['Message']).toContain(says);
  });

  test('leaves its contact as it was', async () => {
    const world = new World();
    const emulator = await start({ now: world.now });
    const before = await send(emulator, describeContact(idOf('60', 4)));
    world.advance(1000);
    const answer = await send(emulator, toBilling({ ContactId: idOf('60', 4) }));
    expect([answer.status, answer.errorType]).toStrictEqual([402, 'ServiceQuotaExceededException']);
    const after = await send(emulator, describeContact(idOf('60', 4)));
    expect(after.body).toStrictEqual(before.body);
  });

  test('for a flow that is only saved', async () => {
    const seed = parseSeed({
      instances: [{ id: 'i' }],
      contactFlows: [{ id: 'f', name: 'F', status: 'SAVED' }],
      contacts: [{ id: 'c' }],
    });
    const body = { InstanceId: 'i', ContactId: 'c', ContactFlowId: 'f' };
    const answer = await send(await start({ seed }), { path: '/contact/transfer', body });
    expect(answer.body['Message']).toContain('published');
  });

  test('of an email is none where emails can be transferred', async () => {
    const emulator = await start({ transferableChannels: ['TASK', 'EMAIL'] });
    expect((await send(emulator, toBilling({ ContactId: email }))).status).toBe(200);
    const { body } = await send(emulator, describeContact(email));
    expect(body['Contact']).toMatchObject({ DisconnectReason: 'TRANSFERRED' });
  });

  test('of an email names the variable that allows it, and AWS’s current documentation', async () => {
    const { body } = await send(await start(), toBilling({ ContactId: email }));
    expect(body['Message']).toBe(
      "An EMAIL contact cannot be transferred. AWS's current documentation adds EMAIL, and EMULATOR_TRANSFERABLE_CHANNELS=TASK,EMAIL follows it.",
    );
  });
});

describe('a client token', () => {
  test('of a call that failed can be used again', async () => {
    const world = new World();
    const emulator = await start({ newId: world.newId });
    const failed = await send(emulator, toBilling({ ClientToken: 't', QueueId: 'unknown' }));
    expect(failed.status).toBe(404);
    const { body } = await send(emulator, toBilling({ ClientToken: 't' }));
    expect(body['ContactId']).toBe('new-1');
  });

  test('takes the id and the ARN of one user for the same argument', async () => {
    const world = new World();
    const emulator = await start({ newId: world.newId });
    const target = { QueueId: undefined, ContactFlowId: ids.toAgent, ClientToken: 't' };
    await send(emulator, toBilling({ ...target, UserId: ids.amara }));
    const byArn = await send(emulator, toBilling({ ...target, UserId: arn('agent', ids.amara) }));
    expect(byArn.body['ContactId']).toBe('new-1');
    const other = await send(emulator, toBilling({ ...target, UserId: idOf('30', 2) }));
    expect([other.status, other.errorType]).toStrictEqual([409, 'IdempotencyException']);
  });

  test('is distinct from one of another case, operation or instance', async () => {
    const seed = parseSeed({
      instances: [{ id: 'i' }, { id: 'j' }],
      contactFlows: [
        { id: 'f', name: 'F' },
        { id: 'g', name: 'G', instanceId: 'j' },
      ],
      contacts: [{ id: 'a' }, { id: 'b' }, { id: 'c', instanceId: 'j' }],
    });
    const emulator = await start({ seed });
    const transfer = (body: object): ReturnType<typeof send> =>
      send(emulator, { path: '/contact/transfer', body: { ClientToken: 't', ...body } });
    const statuses = [
      await transfer({ InstanceId: 'i', ContactId: 'a', ContactFlowId: 'f' }),
      await transfer({ InstanceId: 'i', ContactId: 'b', ContactFlowId: 'f', ClientToken: 'T' }),
      await transfer({ InstanceId: 'j', ContactId: 'c', ContactFlowId: 'g' }),
      await send(emulator, {
        method: 'PUT',
        path: '/contact/task',
        body: { InstanceId: 'i', ContactFlowId: 'f', Name: 'N', ClientToken: 't' },
      }),
    ].map(({ status }) => status);
    expect(statuses).toStrictEqual([200, 200, 200, 200]);
  });
});
