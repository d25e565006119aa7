import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import { fastify, type FastifyInstance } from 'fastify';
import { adminPlugin } from './admin/admin-plugin.ts';
import type { Administration } from './admin/administration.ts';
import type { Clock } from './clock.ts';
import { FrontError } from './protocol/errors.ts';
import { answerBadUrl, wirePlugin, type WireOptions } from './protocol/wire-plugin.ts';

/** As long a path label as Node's limit on a request's head allows. */
const maxLabel = 16_384;

/** How long answers may take to be sent once the server closes. */
const lastAnswersMs = 1_000;

export interface ServerOptions {
  readonly clock: Clock;
  readonly wire: WireOptions;
  /** Nothing: there is none, and its paths are answered as all that Connect does not know. */
  readonly administration: Administration | undefined;
}

/**
 * The HTTP server: Connect's wire protocol, and beside it the administration under `/_emulator/`. They
 * share the connections and the clock, and nothing else: each has its own checks, parsers and form
 * of errors.
 */
export function createServer({ clock, wire, administration }: ServerOptions): FastifyInstance {
  const server = fastify({
    clientErrorHandler: (_error, socket) => {
      answerByHand(socket, new FrontError('SerializationException', 'This is not HTTP.'), clock);
    },
    exposeHeadRoutes: false,
    http: { requireHostHeader: false }, // Node.js would answer by itself, and not in wire form
    forceCloseConnections: 'idle', // kept-alive connections of SDK clients would hold up close()
    frameworkErrors: (_error, request, reply) => {
      void reply.header('date', clock.now().toUTCString());
      answerBadUrl(request, reply);
    },
    return503OnClosing: false,
    routerOptions: { caseSensitive: true, maxParamLength: maxLabel },
  });
  dateAnswers(server, clock);
  destroyConnectionsAtClose(server);
  answerWhatNodeWouldAnswer(server, clock);
  void server.register(wirePlugin, wire);
  if (administration !== undefined) {
    void server.register(adminPlugin, { prefix: '/_emulator', administration });
  }
  return server;
}

/** The date is the emulator's. Once the server closes, answers end their connections. */
function dateAnswers(server: FastifyInstance, clock: Clock): void {
  let isClosing = false;
  server.addHook('preClose', (done) => {
    isClosing = true;
    done();
  });
  server.addHook('onSend', (_request, reply, _payload, done) => {
    void reply.header('date', clock.now().toUTCString());
    if (isClosing) void reply.header('connection', 'close');
    done();
  });
}

/** Node.js waits forever for connections that have sent no request, or half of one: no answer is due there. */
function destroyConnectionsAtClose(server: FastifyInstance): void {
  server.addHook('preClose', (done) => {
    setTimeout(() => {
      server.server.closeAllConnections();
    }, lastAnswersMs).unref();
    done();
  });
}

/** Two kinds of requests do not reach Fastify, and Node.js does not answer them in wire form. */
function answerWhatNodeWouldAnswer({ server }: FastifyInstance, clock: Clock): void {
  // An expectation that is not known may be ignored.
  server.on('checkExpectation', (request, response) => server.emit('request', request, response));
  server.on('connect', (_request, socket: Socket) => {
    const error = new FrontError('UnknownOperationException', 'Connect is not a proxy.');
    answerByHand(socket, error, clock);
  });
}

/** Where Node.js gives no response to write to, the answer is written by hand. */
function answerByHand(socket: Socket, { status, name, body }: FrontError, clock: Clock): void {
  const text = JSON.stringify(body);
  const head = [
    `HTTP/1.1 ${status} ${status === 404 ? 'Not Found' : 'Bad Request'}`,
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(text)}`,
    `Date: ${clock.now().toUTCString()}`,
    `x-amzn-RequestId: ${randomUUID()}`,
    `x-amzn-ErrorType: ${name}`,
    'Connection: close',
  ];
  // The client may never close its side, and of a tunnel's socket the server knows nothing any more.
  if (socket.writable) socket.write(`${head.join('\r\n')}\r\n\r\n${text}`);
  socket.destroySoon();
}
