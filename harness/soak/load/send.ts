import { type ClientRequest, type IncomingMessage, request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Caller } from './caller.ts';
import type { Leaving, Request } from './question.ts';
import type { Reply } from './reply.ts';

/** How a request goes out. */
export interface Sending {
  readonly url: string;
  readonly caller: Caller;
  readonly requestId: string;
  /** Whether it opens a connection of its own. */
  readonly newConnection: boolean;
  readonly leaving?: Leaving | undefined;
  /** Ends a wait that no answer ends. */
  readonly patienceMs: number;
}

/** Sends a request as a front-end does, and waits for the answer. Never rejects. */
export async function send(request: Request, sending: Sending): Promise<Reply> {
  const { url, caller, requestId, newConnection, leaving, patienceMs } = sending;
  const { body } = request;
  const left = new AbortController();
  try {
    const outgoing = httpRequest(new URL(request.path, url), {
      method: request.method,
      agent: newConnection ? false : caller.agent,
      localAddress: caller.address,
      headers: {
        ...request.headers,
        ...(body !== '' && { 'content-length': Buffer.byteLength(body) }),
        'x-request-id': requestId,
      },
      signal: AbortSignal.any([left.signal, AbortSignal.timeout(patienceMs)]),
    });
    const answered = answerTo(outgoing);
    if (leaving?.with === 'half of the request') {
      outgoing.write(body.slice(0, Math.ceil(body.length / 2)));
    } else {
      outgoing.end(body);
    }
    if (leaving !== undefined && 'afterMs' in leaving) {
      const first = await Promise.race([answered, sleep(leaving.afterMs)]);
      if (first === undefined) left.abort();
    }
    const response = await answered;
    if (leaving?.with === 'part of the answer') left.abort();
    return { kind: 'whole', status: response.statusCode ?? 0, body: await text(response) };
  } catch (error) {
    return left.signal.aborted
      ? { kind: 'disconnected' }
      : { kind: 'broken', cause: causeOf(error) };
  }
}

/** Sends bytes that are no HTTP, and reads until the connection ends. Never rejects. */
export async function sendBytes(
  bytes: string,
  { url, caller, patienceMs }: Sending,
): Promise<Reply> {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port), localAddress: caller.address });
  try {
    socket.setTimeout(patienceMs, () => {
      socket.destroy(new Error('The connection stays open'));
    });
    socket.write(bytes);
    const answer = await text(socket);
    const [head = '', ...body] = answer.split('\r\n\r\n');
    const status = Number(/^HTTP\/1\.1 (\d{3}) /.exec(head)?.[1] ?? 0);
    return { kind: 'whole', status, body: body.join('\r\n\r\n') };
  } catch (error) {
    return { kind: 'broken', cause: causeOf(error) };
  } finally {
    socket.destroy();
  }
}

function answerTo(outgoing: ClientRequest): Promise<IncomingMessage> {
  const answered = new Promise<IncomingMessage>((resolve, reject) => {
    outgoing.once('response', resolve).on('error', reject);
  });
  // A caller that has disconnected does not wait for it.
  answered.catch(() => undefined);
  return answered;
}

function causeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
