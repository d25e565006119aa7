import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { wireOperations } from '../../src/emulator/protocol/sdk-schemas.ts';

/** A request that reached Connect. */
export interface UpstreamCall {
  /** Connect's name of the operation. */
  readonly operation: string;
  readonly path: string;
  /** The JSON of the body; `undefined` when there was none. */
  readonly body: Readonly<Record<string, unknown>> | undefined;
}

/** Answers a request in Connect's place. */
export type Answer = (response: ServerResponse, call: UpstreamCall) => void;

/** Stands between the SDK and the embedded Connect: writes down every request, and answers some itself. */
export interface RecordingProxy extends AsyncDisposable {
  readonly url: string;
  /** In the order in which they came. */
  readonly calls: readonly UpstreamCall[];
  /** The operations of the calls, sorted: those that the gateway makes at the same time come in any order. */
  operations(): string[];
  /** Answers the next requests for an operation, one with each of the answers, before Connect sees them. */
  answerNext(operation: string, ...answers: Answer[]): void;
  /** Answers all further requests for an operation. */
  answerAll(operation: string, answer: Answer): void;
}

export async function startRecordingProxy(target: string): Promise<RecordingProxy> {
  const calls: UpstreamCall[] = [];
  const next = new Map<string, Answer[]>();
  const all = new Map<string, Answer>();

  const handle = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const body = await buffer(incoming);
    const call = describeCall(incoming, body);
    calls.push(call);
    const answer = next.get(call.operation)?.shift() ?? all.get(call.operation);
    if (answer !== undefined) {
      answer(outgoing, call);
      return;
    }
    const { method, headers, url = '/' } = incoming;
    const forwarded = request(new URL(url, target), { method, headers }, (answered) => {
      outgoing.writeHead(answered.statusCode ?? 502, answered.headers);
      answered.pipe(outgoing);
    });
    forwarded.on('error', (error) => outgoing.destroy(error));
    forwarded.end(body);
  };

  const server = createServer((incoming, outgoing) => void handle(incoming, outgoing));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    calls,
    operations: () => calls.map(({ operation }) => operation).sort(),
    answerNext(operation, ...answers) {
      next.set(operation, [...(next.get(operation) ?? []), ...answers]);
    },
    answerAll(operation, answer) {
      all.set(operation, answer);
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Answers with an exception in Connect's wire form. */
export function exception(
  name: string,
  status: number,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  return (response) => {
    response.writeHead(status, {
      'content-type': 'application/json',
      'x-amzn-errortype': name,
      'x-amzn-requestid': 'request-of-connect',
      ...headers,
    });
    response.end(JSON.stringify({ Message: `${name} for arn:aws:iam::1:user/secret` }));
  };
}

/** Answers with a body as it is. */
export function raw(status: number, body: string): Answer {
  return (response) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(body);
  };
}

/** Breaks the connection after the request was received. */
export const reset: Answer = (response) => {
  response.destroy();
};

/** Never answers. */
export const silence: Answer = () => undefined;

function describeCall({ method, url = '/' }: IncomingMessage, body: Buffer): UpstreamCall {
  const path = url.split('?', 1)[0] ?? url;
  const operation = ROUTES.find((route) => route.method === method && route.pattern.test(path));
  return {
    operation: operation?.name ?? `${method ?? ''} ${path}`,
    path: decodeURIComponent(path),
    body: body.length === 0 ? undefined : (JSON.parse(body.toString()) as UpstreamCall['body']),
  };
}

const ROUTES = wireOperations().map(({ name, method, uri }) => ({
  name,
  method,
  pattern: new RegExp(`^${uri.replaceAll(/\{\w+\}/g, '[^/]+')}$`),
}));
