import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** A service that rejects each request, and repeats all of it in the rejection. */
export interface Echo extends AsyncDisposable {
  readonly port: number;
  /** What it was sent so far. */
  readonly received: () => string;
}

/** The ways in which the HTTP service rejects, in turn. */
const REJECTIONS = [
  { status: 403, exception: 'InvalidSignatureException' },
  { status: 500, exception: 'InternalServiceException' },
  { status: 401, exception: 'UnrecognizedClientException' },
  { status: 502, exception: '' },
] as const;

/** Stands for Connect, for a collector of traces and for an issuer of tokens. */
export async function startHttpEcho(): Promise<Echo> {
  let count = 0;
  let received = '';
  const server = createHttpServer((request, response) => {
    void buffer(request).then((body) => {
      const words = JSON.stringify([request.url, request.rawHeaders, body.toString('latin1')]);
      received += words;
      const { status, exception } = REJECTIONS[count++ % REJECTIONS.length] ?? REJECTIONS[0];
      response.writeHead(status, {
        'content-type': 'application/json',
        'x-amzn-errortype': exception,
        'x-echo': encodeURIComponent(words),
      });
      response.end(JSON.stringify({ Message: words, message: words }));
    });
  });
  return listening(server, () => received);
}

/** Stands for Redis: rejects the password, and says which it was. */
export async function startRedisEcho(): Promise<Echo> {
  let received = '';
  const server = createServer((socket: Socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (data) => {
      received += String(data);
      const words = received.replaceAll(/\s+/g, ' ');
      const commands = String(data).match(/^\*\d+\r$/gm)?.length ?? 0;
      socket.write(`-WRONGPASS invalid username-password pair: ${words}\r\n`.repeat(commands));
    });
  });
  return listening(server, () => received);
}

async function listening(server: Server, received: () => string): Promise<Echo> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    received,
    async [Symbol.asyncDispose]() {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
