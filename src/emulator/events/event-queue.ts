import { inspect } from 'node:util';
import type { FastifyInstance } from 'fastify';
import type * as fauxqs from 'fauxqs';
import { isLoopback } from '../is-loopback.ts';
import type { ContactEvent } from './contact-event.ts';

const queueName = 'contact-events';
/** How many messages the queue holds, those in flight included. */
const defaultMaxMessages = 10_000;
/** After how many messages the size is checked again: it is exceeded by as many at most. */
const checkEvery = 100;
/** The library has one account. */
const account = '000000000000';
const sqsJson = 'application/x-amz-json-1.0';

type Fauxqs = Pick<typeof fauxqs, 'buildApp'>;

export interface EventQueueOptions {
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  readonly region: string;
  readonly maxMessages?: number | undefined;
  /** Loads the library that serves SQS. */
  readonly load?: (() => Promise<Fauxqs>) | undefined;
}

/** SQS with the one queue that contact events are sent to. */
export interface EventQueue {
  /** What an SQS client uses as the queue's URL; it needs no other endpoint. */
  readonly url: string;
  /** Resolves when the event is in the queue, or lost: too many are on their way, or a purge removes them. */
  send(event: ContactEvent): Promise<void>;
  /** Removes all messages, those on their way included. */
  purge(): Promise<void>;
  close(): Promise<void>;
}

/** The library is not installed: a production install does not have it. */
export class EventQueueUnavailableError extends Error {
  override readonly name = 'EventQueueUnavailableError';

  constructor(options: ErrorOptions) {
    super('The queue of contact events needs the package fauxqs, which is not installed', options);
  }
}

/**
 * Serves SQS by fauxqs. A queue without a reader does not grow without limit: the oldest messages
 * are removed, as those past their retention period are in SQS. All state is in memory.
 *
 * @throws EventQueueUnavailableError when fauxqs is not installed; the error of Node.js when it cannot
 *   listen.
 */
export async function startEventQueue(options: EventQueueOptions): Promise<EventQueue> {
  const { buildApp } = await loadFauxqs(options.load);
  const app: FastifyInstance = buildApp({ logger: false, defaultRegion: options.region });
  serveOnlySqs(app);
  if (isLoopback(options.host)) rejectForeignHosts(app);
  const base = await app.listen({ host: options.host, port: options.port });
  const url = `${base}/${account}/${queueName}`;
  const sqs = new Sqs(app);
  await sqs.createQueue();
  return new SqsEventQueue(url, sqs, options.maxMessages ?? defaultMaxMessages);
}

async function loadFauxqs(load = (): Promise<Fauxqs> => import('fauxqs')): Promise<Fauxqs> {
  try {
    return await load();
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'ERR_MODULE_NOT_FOUND') throw new EventQueueUnavailableError({ cause });
    throw cause;
  }
}

/**
 * The library serves SNS, S3 and pages about its queues, too; and it names a queue by a host that not
 * every system resolves, in place of the one that the client has reached.
 */
function serveOnlySqs(app: FastifyInstance): void {
  app.addHook('onRequest', (request, reply, done) => {
    if (request.method === 'POST' && request.headers['content-type'] === sqsJson) done();
    else void reply.code(404).send();
  });
  app.addHook('onSend', (request, _, payload, done) => {
    const target = String(request.headers['x-amz-target']);
    const isOfNames = /\.(CreateQueue|GetQueueUrl|ListQueues)$/.test(target);
    if (isOfNames && typeof payload === 'string') {
      done(null, payload.replaceAll(/sqs\.[\w-]+\.localhost(:\d+)?/g, request.host));
    } else done(null, payload);
  });
}

/** A page whose name leads to this machine by DNS rebinding has its own name as `Host`. */
function rejectForeignHosts(app: FastifyInstance): void {
  app.addHook('onRequest', (request, reply, done) => {
    if (isLoopback(request.host.replace(/:\d+$/, ''))) done();
    else void reply.code(403).send();
  });
}

class SqsError extends Error {
  readonly type: string;

  constructor(message: string, type: string) {
    super(message);
    this.type = type;
  }
}

/** Calls SQS in the same process, without a connection. */
class Sqs {
  readonly #app: FastifyInstance;

  constructor(app: FastifyInstance) {
    this.#app = app;
  }

  async call(action: string, input: object): Promise<Readonly<Record<string, unknown>>> {
    const response = await this.#app.inject({
      method: 'POST',
      url: '/',
      headers: { 'content-type': sqsJson, 'x-amz-target': `AmazonSQS.${action}` },
      payload: JSON.stringify(input),
    });
    const result = response.json<Record<string, unknown>>();
    if (response.statusCode === 200) return result;
    throw new SqsError(`${action}: ${response.body}`, String(result['__type']));
  }

  async createQueue(): Promise<void> {
    await this.call('CreateQueue', { QueueName: queueName });
  }

  close(): Promise<void> {
    return this.#app.close();
  }
}

class SqsEventQueue implements EventQueue {
  readonly url: string;
  readonly #sqs: Sqs;
  readonly #maxMessages: number;
  /** The end of all that has been begun: messages are sent one after the other. */
  #tail = Promise.resolve();
  #pending = 0;
  #sent = 0;
  #purges = 0;

  constructor(url: string, sqs: Sqs, max: number) {
    this.url = url;
    this.#sqs = sqs;
    this.#maxMessages = max;
  }

  async send(event: ContactEvent): Promise<void> {
    if (this.#pending >= this.#maxMessages) return;
    this.#pending += 1;
    const purges = this.#purges;
    await this.#then(async () => {
      this.#pending -= 1;
      // A purge and the end of the queue need not wait until it has arrived.
      if (purges !== this.#purges) return;
      await this.#call('SendMessage', { MessageBody: JSON.stringify(event) });
      this.#sent += 1;
      if (this.#sent % checkEvery === 0) await this.#removeOldest();
    });
  }

  purge(): Promise<void> {
    this.#purges += 1;
    return this.#then(async () => {
      await this.#call('PurgeQueue', {});
    });
  }

  close(): Promise<void> {
    this.#purges += 1;
    return this.#then(() => this.#sqs.close());
  }

  /** A queue that a client has deleted is created again. */
  async #call(action: string, input: object): Promise<Readonly<Record<string, unknown>>> {
    const call = () => this.#sqs.call(action, { QueueUrl: this.url, ...input });
    try {
      return await call();
    } catch (error) {
      if (!(error instanceof SqsError && error.type.endsWith('#QueueDoesNotExist'))) throw error;
      await this.#sqs.createQueue();
      return call();
    }
  }

  #then(step: () => Promise<void>): Promise<void> {
    this.#tail = this.#tail.then(step).catch((error: unknown) => {
      process.emitWarning(inspect(error), { type: 'EmbeddedConnectBug' });
    });
    return this.#tail;
  }

  async #removeOldest(): Promise<void> {
    for (let over = (await this.#size()) - this.#maxMessages; over > 0; over -= 10) {
      const { Messages } = await this.#call('ReceiveMessage', {
        MaxNumberOfMessages: Math.min(over, 10),
        WaitTimeSeconds: 0,
      });
      const oldest = (Messages ?? []) as readonly { readonly ReceiptHandle: string }[];
      if (oldest.length === 0) return;
      const Entries = oldest.map(({ ReceiptHandle }, index) => ({ Id: `${index}`, ReceiptHandle }));
      await this.#call('DeleteMessageBatch', { Entries });
    }
  }

  async #size(): Promise<number> {
    const { Attributes } = await this.#call('GetQueueAttributes', {
      AttributeNames: ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'],
    });
    const counts = Object.values(Attributes as Readonly<Record<string, string>>);
    return counts.reduce((total, count) => total + Number(count), 0);
  }
}
