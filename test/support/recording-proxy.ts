import { once } from 'node:events';
import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { relay } from './answers.ts';
import type { Answer, ForwardedAnswer } from './exchange.ts';
import { describeCall, type UpstreamCall } from './upstream-call.ts';

export { exception, raw, reset, silence } from './answers.ts';
export type { Answer, Exchange } from './exchange.ts';
export type { UpstreamCall } from './upstream-call.ts';

/** Stands between the SDK and the embedded Connect: writes down every request, and answers some itself. */
export interface RecordingProxy extends AsyncDisposable {
  readonly url: string;
  /** In the order in which they came. */
  readonly calls: readonly UpstreamCall[];
  /** The access keys that signed the calls, in the same order. */
  readonly accessKeyIds: readonly (string | undefined)[];
  /** The operations of the calls, sorted: those that the gateway makes at the same time come in any order. */
  operations(): string[];
  /** Answers the next requests for an operation, one with each of the answers. */
  answerNext(operation: string, ...answers: Answer[]): void;
  /** Answers all further requests for an operation. */
  answerAll(operation: string, answer: Answer): void;
  /** Answers all further requests that nothing else answers; the rest reach Connect. */
  answerBy(choose: (call: UpstreamCall) => Answer | undefined): void;
  /** How many connections are open to the proxy. */
  connections(): Promise<number>;
  /** Breaks all connections, and stops listening. */
  disconnect(): Promise<void>;
  /** Listens again, at the same address. */
  listen(): Promise<void>;
}

export async function startRecordingProxy(target: string): Promise<RecordingProxy> {
  const calls: UpstreamCall[] = [];
  const accessKeyIds: (string | undefined)[] = [];
  const next = new Map<string, Answer[]>();
  const all = new Map<string, Answer>();
  let choose: (call: UpstreamCall) => Answer | undefined = () => undefined;
  const end = new AbortController();
  // Unused sockets are given up long before the embedded Connect would: a request never meets one that is closing.
  const agent = new Agent({ keepAlive: true, timeout: 1_000 });

  const handle = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await buffer(incoming);
    const call = describeCall(incoming, body);
    calls.push(call);
    const [, accessKeyId] = /Credential=([^/]+)/.exec(incoming.headers.authorization ?? '') ?? [];
    accessKeyIds.push(accessKeyId);
    const answer =
      next.get(call.operation)?.shift() ?? all.get(call.operation) ?? choose(call) ?? relay;
    await answer({
      call,
      response,
      forward: () => forward(incoming, body, target, agent),
      pause: (milliseconds) => sleep(milliseconds, undefined, { ref: false, signal: end.signal }),
    });
  };
  const server = createServer((incoming, response) => {
    handle(incoming, response).catch((error: unknown) => {
      response.destroy();
      if (!isBrokenConnection(error)) throw error;
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;

  const disconnect = async (): Promise<void> => {
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  };
  return {
    url: `http://127.0.0.1:${port}`,
    calls,
    accessKeyIds,
    operations: () => calls.map(({ operation }) => operation).sort(),
    answerNext(operation, ...answers) {
      next.set(operation, [...(next.get(operation) ?? []), ...answers]);
    },
    answerAll(operation, answer) {
      all.set(operation, answer);
    },
    answerBy(chooser) {
      choose = chooser;
    },
    connections: () =>
      new Promise((resolve, reject) => {
        server.getConnections((error, count) => {
          if (error === null) resolve(count);
          else reject(error);
        });
      }),
    disconnect,
    async listen() {
      server.listen(port, '127.0.0.1');
      await once(server, 'listening');
    },
    async [Symbol.asyncDispose]() {
      end.abort();
      if (server.listening) await disconnect();
      agent.destroy();
    },
  };
}

/** Each connection has its own. */
const HOP_BY_HOP = ['connection', 'keep-alive', 'transfer-encoding'];

/** Sends a request on to Connect, and reads the answer to its end. */
function forward(
  { method, headers, url = '/' }: IncomingMessage,
  body: Buffer,
  target: string,
  agent: Agent,
): Promise<ForwardedAnswer> {
  return new Promise((resolve, reject) => {
    const forwarded = request(new URL(url, target), { method, headers, agent }, (answered) => {
      const about = { ...answered.headers };
      for (const header of HOP_BY_HOP) Reflect.deleteProperty(about, header);
      buffer(answered).then((read) => {
        resolve({ status: answered.statusCode ?? 502, headers: about, body: read });
      }, reject);
    });
    forwarded.on('error', reject);
    forwarded.end(body);
  });
}

/** Whether one side has disconnected: the SDK aborted the request, or the embedded Connect or the proxy has ended. */
function isBrokenConnection(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error;
}
