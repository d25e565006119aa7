import {
  ConnectClient,
  PauseContactCommand,
  ResumeContactCommand,
  StopContactCommand,
  TagContactCommand,
  TransferContactCommand,
  UntagContactCommand,
  UpdateContactAttributesCommand,
} from '@aws-sdk/client-connect';
import {
  DeleteQueueCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { afterEach, describe, expect, jest, test } from '@jest/globals';
import type { EmulatorOptions } from '../../src/emulator/emulator.ts';
import type { ContactEvent } from '../../src/emulator/events/contact-event.ts';
import { disturbanceSchema } from '../../src/emulator/events/disturbance.ts';
import { startEventQueue } from '../../src/emulator/events/event-queue.ts';
import { readBlock, readBlocks, shellWords, withoutRandom } from '../support/docs.ts';
import { poll } from '../support/poll.ts';
import { sendRaw } from '../support/raw-http.ts';
import { takePort } from '../support/taken-port.ts';
import { contactEvent } from './support/contact-event.ts';
import { closeEmulators, idOf, ids, start, World } from './support/wire.ts';

const credentials = { accessKeyId: 'key', secretAccessKey: 'secret' };
const opened: { destroy(): void }[] = [];

afterEach(async () => {
  for (const client of opened.splice(0)) client.destroy();
  await closeEmulators();
});

function open<Client extends { destroy(): void }>(client: Client): Client {
  opened.push(client);
  return client;
}

/** An emulator with a queue, and the real clients of both services. */
async function startWithQueue(options?: EmulatorOptions) {
  const emulator = await start({ ...options, events: true });
  const url = emulator.eventsQueueUrl ?? '';
  const connect = open(
    new ConnectClient({ region: 'us-east-1', endpoint: emulator.url, credentials }),
  );
  return { emulator, connect, url, sqs: sqsClient(url) };
}

async function startAtFreePort() {
  const taken = await takePort();
  await taken[Symbol.asyncDispose]();
  return startWithQueue({ port: taken.port }).catch(() => undefined);
}

function sqsClient(queueUrl: string): SQSClient {
  const endpoint = new URL(queueUrl).origin;
  return open(new SQSClient({ region: 'us-east-1', endpoint, credentials }));
}

/** Receives as many events as there must be. */
async function receive(sqs: SQSClient, QueueUrl: string, count: number): Promise<ContactEvent[]> {
  const events: ContactEvent[] = [];
  while (events.length < count) {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, WaitTimeSeconds: 20 }),
    );
    events.push(...Messages.map(({ Body = '' }) => JSON.parse(Body) as ContactEvent));
  }
  return events;
}

const transfer = {
  InstanceId: ids.instance,
  ContactId: ids.unassigned,
  ContactFlowId: ids.toQueue,
  QueueId: ids.claims,
};

describe('the queue of the contact events', () => {
  test('has the events of a transfer: the end of one contact, and the start of the next', async () => {
    const { connect, sqs, url } = await startWithQueue();

    const { ContactId: newId } = await connect.send(new TransferContactCommand(transfer));
    const events = await receive(sqs, url, 5);

    expect(events.map(({ detail }) => [detail.eventType, detail.contactId])).toStrictEqual([
      ['DISCONNECTED', ids.unassigned],
      ['COMPLETED', ids.unassigned],
      ['INITIATED', newId],
      ['CONNECTED_TO_SYSTEM', newId],
      ['QUEUED', newId],
    ]);
    expect(events[2]?.detail).toMatchObject({
      initiationMethod: 'TRANSFER',
      previousContactId: ids.unassigned,
      initialContactId: ids.unassigned,
    });
    expect(new Set(events.map(({ id }) => id)).size).toBe(5);
  });

  test('has the events of a pause and its end', async () => {
    const { connect, sqs, url } = await startWithQueue();
    const task = { InstanceId: ids.instance, ContactId: ids.claim };

    await connect.send(new PauseContactCommand(task));
    await connect.send(new ResumeContactCommand(task));
    const events = await receive(sqs, url, 3);

    expect(events.map(({ detail }) => [detail.eventType, detail.contactId])).toStrictEqual([
      ['PAUSED', ids.claim],
      ['RESUMED', ids.claim],
      ['QUEUED', ids.claim],
    ]);
  });

  test('has the event of a tag, with the tag, and that of an attribute, without its value', async () => {
    const { connect, sqs, url } = await startWithQueue();
    const contact = { InstanceId: ids.instance, ContactId: ids.claim };

    await connect.send(new TagContactCommand({ ...contact, Tags: { Dept: 'Finance' } }));
    await connect.send(
      new UpdateContactAttributesCommand({
        InstanceId: ids.instance,
        InitialContactId: ids.claim,
        Attributes: { iban: 'a secret' },
      }),
    );
    await connect.send(new UntagContactCommand({ ...contact, TagKeys: ['Dept'] }));
    const events = await receive(sqs, url, 3);

    const aws = { 'aws:connect:instanceId': ids.instance };
    expect(
      events.map(({ detail }) => [detail.eventType, detail.updatedProperties, detail.tags]),
    ).toStrictEqual([
      ['CONTACT_DATA_UPDATED', ['Tags'], { ...aws, Dept: 'Finance' }],
      ['CONTACT_DATA_UPDATED', ['UserDefinedAttributes'], { ...aws, Dept: 'Finance' }],
      ['CONTACT_DATA_UPDATED', ['Tags'], aws],
    ]);
    expect(JSON.stringify(events)).not.toMatch(/secret|iban|Windscreen|motorway/);
  });

  test('has the documented event', async () => {
    const { connect, sqs, url } = await startWithQueue();
    const documented = await readBlock('docs/emulator-events.md', 'event');

    await connect.send(
      new TransferContactCommand({
        InstanceId: ids.instance,
        ContactId: idOf('60', 9),
        ContactFlowId: ids.toAgent,
        UserId: idOf('30', 5),
      }),
    );
    const events = await receive(sqs, url, 5);

    expect(withoutRandom(events[4])).toStrictEqual(withoutRandom(JSON.parse(documented)));
  });

  test('is found by its name, and only in the Region of the instance', async () => {
    const { sqs, url } = await startWithQueue();
    const QueueName = 'contact-events';

    expect(await sqs.send(new GetQueueUrlCommand({ QueueName }))).toMatchObject({ QueueUrl: url });
    const elsewhere = open(
      new SQSClient({ region: 'eu-west-1', endpoint: new URL(url).origin, credentials }),
    );
    await expect(elsewhere.send(new GetQueueUrlCommand({ QueueName }))).rejects.toThrow(
      expect.objectContaining({ name: 'QueueDoesNotExist' }),
    );
  });

  test('gets late events when the clock of the emulator has reached their time', async () => {
    const world = new World();
    const { emulator, connect, sqs, url } = await startWithQueue({ now: world.now });
    emulator.events.configure(disturbanceSchema.parse({ late: 1, delayMs: 60_000 }));
    await connect.send(new StopContactCommand({ InstanceId: ids.instance, ContactId: ids.claim }));
    emulator.events.configure(disturbanceSchema.parse({}));
    await connect.send(
      new StopContactCommand({ InstanceId: ids.instance, ContactId: ids.unassigned }),
    );
    const [first, second] = await receive(sqs, url, 2);
    expect([first?.detail.contactId, second?.detail.contactId]).toStrictEqual([
      ids.unassigned,
      ids.unassigned,
    ]);

    emulator.advance(60_000);

    const late = await receive(sqs, url, 2);
    expect(late.map(({ detail, time }) => [detail.contactId, time])).toStrictEqual([
      [ids.claim, '2026-01-02T03:04:05Z'],
      [ids.claim, '2026-01-02T03:04:05Z'],
    ]);
  });

  test('gets a duplicated event as two messages with one id', async () => {
    const { emulator, connect, sqs, url } = await startWithQueue();
    emulator.events.configure(disturbanceSchema.parse({ duplicated: 1 }));

    await connect.send(new StopContactCommand({ InstanceId: ids.instance, ContactId: ids.claim }));
    const events = await receive(sqs, url, 4);

    expect(events.map(({ detail }) => detail.eventType)).toStrictEqual([
      'DISCONNECTED',
      'DISCONNECTED',
      'COMPLETED',
      'COMPLETED',
    ]);
    expect(new Set(events.map(({ id }) => id)).size).toBe(2);
  });

  test('gets reordered events in another order, and no lost ones', async () => {
    const { emulator, connect, sqs, url } = await startWithQueue();
    const stop = (ContactId: string) =>
      connect.send(new StopContactCommand({ InstanceId: ids.instance, ContactId }));

    emulator.events.configure(disturbanceSchema.parse({ lost: 1 }));
    await stop(ids.unassigned);
    emulator.events.configure(disturbanceSchema.parse({ reordered: 1 }));
    await stop(ids.claim);
    const events = await receive(sqs, url, 2);

    expect(events.map(({ detail }) => [detail.eventType, detail.contactId])).toStrictEqual([
      ['COMPLETED', ids.claim],
      ['DISCONNECTED', ids.claim],
    ]);
  });

  test('is empty after a reset, and gets the events after it', async () => {
    const { emulator, connect, sqs, url } = await startWithQueue();
    await connect.send(new TransferContactCommand(transfer));

    await emulator.reset();
    await connect.send(new StopContactCommand({ InstanceId: ids.instance, ContactId: ids.claim }));
    const events = await receive(sqs, url, 2);

    expect(events.map(({ detail }) => [detail.eventType, detail.contactId])).toStrictEqual([
      ['DISCONNECTED', ids.claim],
      ['COMPLETED', ids.claim],
    ]);
  });

  test('is created again when a client has deleted it', async () => {
    const { emulator, connect, sqs, url } = await startWithQueue();
    const warn = jest.spyOn(process, 'emitWarning').mockReturnValue();
    const stop = () =>
      connect.send(new StopContactCommand({ InstanceId: ids.instance, ContactId: ids.claim }));

    await sqs.send(new DeleteQueueCommand({ QueueUrl: url }));
    await stop();
    const events = await receive(sqs, url, 2);
    await sqs.send(new DeleteQueueCommand({ QueueUrl: url }));
    await emulator.reset();
    await stop();
    events.push(...(await receive(sqs, url, 2)));

    const types = ['DISCONNECTED', 'COMPLETED', 'DISCONNECTED', 'COMPLETED'];
    expect(events.map(({ detail }) => detail.eventType)).toStrictEqual(types);
    expect(warn.mock.calls).toStrictEqual([]);
  });

  test('listens at the port after that of the emulator', async () => {
    // Another process may take one of the two ports meanwhile.
    const started = await poll(startAtFreePort, (one) => one !== undefined);

    const port = Number(new URL(started?.emulator.url ?? '').port);
    expect(started?.url).toBe(`http://127.0.0.1:${port + 1}/000000000000/contact-events`);
  });

  test('is closed with the emulator, while a client waits for messages', async () => {
    const { emulator, url } = await startWithQueue();
    const { origin } = new URL(url);
    const waiting = open(
      new SQSClient({ region: 'us-east-1', endpoint: origin, credentials, maxAttempts: 1 }),
    ).send(new ReceiveMessageCommand({ QueueUrl: url, WaitTimeSeconds: 20 }));
    const ended = waiting.catch(() => undefined);
    await sqsClient(url).send(new GetQueueAttributesCommand({ QueueUrl: url }));

    await emulator.close();

    await ended;
    await expect(fetch(origin)).rejects.toThrow('fetch failed');
  });

  test('serves nothing but SQS', async () => {
    const { url } = await startWithQueue();

    for (const path of ['/_fauxqs/queues', '/health', '/bucket/key']) {
      expect((await fetch(new URL(path, url))).status).toBe(404);
    }
    const put = await fetch(new URL('/bucket', url), { method: 'PUT' });
    expect(put.status).toBe(404);
  });

  test('rejects pages whose name leads to this machine', async () => {
    const { url } = await startWithQueue();
    const statusFor = async (host: string): Promise<number | undefined> => {
      const head = ['POST / HTTP/1.1', `host: ${host}`, 'connection: close', 'content-length: 2'];
      const sqs = [
        'content-type: application/x-amz-json-1.0',
        'x-amz-target: AmazonSQS.ListQueues',
      ];
      const [answer] = await sendRaw(url, [...head, ...sqs, '', '{}'].join('\r\n'));
      return answer?.status;
    };

    expect(await statusFor('rebound.example')).toBe(403);
    expect(await statusFor('localhost:4011')).toBe(200);
  });
});

test('the documented command disturbs the events', async () => {
  const emulator = await start();
  const page = 'docs/emulator-events.md';
  const blocks = await readBlocks(page);
  const command = blocks.find(({ text }) => text.startsWith('curl '))?.text ?? '';
  const words = shellWords(command);
  const [, url = ''] = words;
  const body = words.at(-1) ?? '';

  const response = await fetch(url.replace('http://127.0.0.1:4010', emulator.url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });

  const documented = JSON.parse(await readBlock(page, 'disturbance')) as unknown;
  expect(await response.json()).toStrictEqual(documented);
  expect(emulator.events.disturbance).toStrictEqual(documented);
});

test('a queue that is not read keeps the newest messages', async () => {
  const maxMessages = 250;
  const queue = await startEventQueue({
    host: '127.0.0.1',
    port: 0,
    region: 'us-east-1',
    maxMessages,
  });
  const sqs = sqsClient(queue.url);
  for (let id = 1; id <= 600; id += 1) await queue.send(contactEvent(`${id}`));

  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: queue.url, AttributeNames: ['All'] }),
  );
  const [oldest] = await receive(sqs, queue.url, 1);
  await queue.close();

  expect(Attributes?.ApproximateNumberOfMessages).toBe('250');
  expect(oldest?.id).toBe('351');
});

test('messages in flight count, too', async () => {
  const maxMessages = 150;
  const queue = await startEventQueue({
    host: '127.0.0.1',
    port: 0,
    region: 'us-east-1',
    maxMessages,
  });
  const sqs = sqsClient(queue.url);
  for (let id = 1; id <= 100; id += 1) await queue.send(contactEvent(`${id}`));
  const inFlight = await receive(sqs, queue.url, 100);
  for (let id = 101; id <= 200; id += 1) await queue.send(contactEvent(`${id}`));

  const [oldest] = await receive(sqs, queue.url, 1);
  await queue.close();

  expect(inFlight).toHaveLength(100);
  expect(oldest?.id).toBe('151');
});

test.each([
  ['not installed', 'ERR_MODULE_NOT_FOUND', 'EventQueueUnavailableError'],
  ['broken', 'ERR_INTERNAL', 'Error'],
])('the queue does not start when fauxqs is %s', async (_, code, name) => {
  const load = () => Promise.reject(Object.assign(new Error('no module'), { code }));

  await expect(
    startEventQueue({ host: '127.0.0.1', port: 0, region: 'us-east-1', load }),
  ).rejects.toThrow(expect.objectContaining({ name }));
});
