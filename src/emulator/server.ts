import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { inspect } from 'node:util';
import { fastify, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Clock } from './clock.ts';
import { operations, type AnyOperation } from './operations/index.ts';
import type { OperationContext } from './operations/operation.ts';
import { checkConstraints } from './protocol/constraints.ts';
import { ConnectError, FrontError, WireError } from './protocol/errors.ts';
import { wireOperations, type WireOperation } from './protocol/sdk-schemas.ts';
import { checkSignature } from './protocol/sigv4.ts';
import type { Throttle } from './protocol/throttling.ts';

/** As long a path label as Node's limit on a request's head allows. */
const maxLabel = 16_384;
const maxBody = 1_048_576;

/** How long answers may take to be sent once the server closes. */
const lastAnswersMs = 1_000;

export interface ServerOptions {
  readonly clock: Clock;
  /** Made for each request, so that one request has one time. */
  readonly context: () => OperationContext;
  readonly throttle: () => Throttle | undefined;
  /** Does what is due; called before each operation. */
  readonly runDue: () => void;
  readonly latencyMs: number;
}

/**
 * The HTTP server in Connect's wire form. A request is checked in the order of the service: request
 * id, signature, route, throttle, deserialisation, constraints, operation (the order is inferred).
 * Every failure is answered in wire form; a bug is a 500 InternalServiceException without
 * details for the client, and a process warning with all of them.
 */
export function createServer(options: ServerOptions): FastifyInstance {
  const server = fastify({
    bodyLimit: maxBody,
    clientErrorHandler: (_error, socket) => {
      answerNotHttp(socket, options.clock);
    },
    exposeHeadRoutes: false,
    http: { requireHostHeader: false }, // Node.js would answer by itself, and not in wire form
    forceCloseConnections: 'idle', // kept-alive connections of SDK clients would hold up close()
    frameworkErrors: answerBadUrl,
    return503OnClosing: false,
    routerOptions: { caseSensitive: true, maxParamLength: maxLabel },
  });
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('application/json', { parseAs: 'string' }, (_, body, done) => {
    done(null, body); // parsed later: a throttled request is rejected whatever its body
  });
  server.addHook('onRequest', (request, reply, done) => {
    void reply.header('x-amzn-RequestId', randomUUID());
    // Whatever the client calls it, a body is JSON; boto3 calls it nothing.
    request.raw.headers['content-type'] = 'application/json';
    checkSignature(request.headers);
    done();
  });
  delayAnswers(server, options);
  destroyConnectionsAtClose(server);
  server.setErrorHandler((error, _, reply) => answerError(error, reply));
  server.setNotFoundHandler(() => {
    throw new FrontError('UnknownOperationException', 'Connect has no operation at this path.');
  });
  for (const wire of wireOperations()) {
    server.route({
      method: wire.method,
      url: wire.uri.replaceAll(/\{(\w+)\}/g, ':$1'),
      handler: async (request, reply) => {
        const output = await run(wire, operations.get(wire.name), request, options);
        return reply.type('application/json').send(output);
      },
    });
  }
  return server;
}

async function run(
  wire: WireOperation,
  operation: AnyOperation | undefined,
  request: FastifyRequest,
  { context, throttle, runDue }: ServerOptions,
): Promise<Buffer> {
  if (operation === undefined) {
    throw new FrontError(
      'NotEmulatedException',
      `${wire.name} exists in Connect and is not emulated here.`,
    );
  }
  runDue();
  throttle()?.take(wire.name, context().now);
  const input = await wire.readInput({
    labels: request.params as Record<string, unknown>,
    query: request.query as Record<string, unknown>,
    body: typeof request.body === 'string' ? request.body : '',
  });
  checkConstraints(wire.name, input);
  // The input has passed the constraints of this operation, which is what its type says.
  return wire.writeOutput(operation(input as never, context()));
}

/**
 * Delays every response by the latency; the operation has been executed by then, as when a response of Connect is
 * slow to arrive. Once the server closes, responses are no longer delayed, and end their connections.
 */
function delayAnswers(server: FastifyInstance, { clock, latencyMs }: ServerOptions): void {
  const closing = new AbortController();
  server.addHook('preClose', (done) => {
    closing.abort();
    done();
  });
  server.addHook('onSend', async (_request, reply) => {
    if (latencyMs > 0) {
      await sleep(latencyMs, undefined, { signal: closing.signal }).catch(() => undefined);
    }
    void reply.header('date', clock.now().toUTCString());
    if (closing.signal.aborted) void reply.header('connection', 'close');
  });
}

/** Node.js waits forever for connections that have sent no request, or half of one: no answer is due there. */
function destroyConnectionsAtClose(server: FastifyInstance): void {
  server.addHook('preClose', (done) => {
    const cut = setTimeout(() => {
      server.server.closeAllConnections();
    }, lastAnswersMs).unref();
    server.server.once('close', () => {
      clearTimeout(cut);
    });
    done();
  });
}

function answerError(error: unknown, reply: FastifyReply): FastifyReply {
  const wireError = toWireError(error);
  return reply
    .code(wireError.status)
    .header('x-amzn-ErrorType', wireError.name)
    .type('application/json')
    .send(wireError.body);
}

function toWireError(error: unknown): WireError {
  if (error instanceof WireError) return error;
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined;
  if (status === 413) {
    return new FrontError('RequestEntityTooLargeException', `A body has ${maxBody} bytes at most.`);
  }
  if (typeof status === 'number' && status < 500) {
    return new FrontError('SerializationException', 'The request could not be read.');
  }
  process.emitWarning(inspect(error), { type: 'EmbeddedConnectBug' });
  return new ConnectError('InternalServiceException', 'The embedded Connect failed.');
}

/** A path that cannot be decoded reaches neither hooks nor handlers. */
function answerBadUrl(_error: Error, request: FastifyRequest, reply: FastifyReply): void {
  void reply.header('x-amzn-RequestId', randomUUID());
  try {
    checkSignature(request.headers);
    throw new FrontError('SerializationException', 'The path is not well-formed.');
  } catch (error) {
    void answerError(error, reply);
  }
}

/** What is not HTTP has no request to answer, so the answer is written by hand. */
function answerNotHttp(socket: Socket, clock: Clock): void {
  const { status, name, body } = new FrontError('SerializationException', 'This is not HTTP.');
  const text = JSON.stringify(body);
  const head = [
    `HTTP/1.1 ${status} Bad Request`,
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(text)}`,
    `Date: ${clock.now().toUTCString()}`,
    `x-amzn-RequestId: ${randomUUID()}`,
    `x-amzn-ErrorType: ${name}`,
    'Connection: close',
  ];
  if (socket.writable) socket.end(`${head.join('\r\n')}\r\n\r\n${text}`);
  else socket.destroy();
}
