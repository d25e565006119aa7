import { once } from 'node:events';
import type { Socket } from 'node:net';
import { openSocket } from '../../support/raw-http.ts';

const POST = 'POST /graphql HTTP/1.1\r\nhost: gateway\r\ncontent-type: application/json\r\n';

/** What clients may have sent when a server stops. None of it is a complete unanswered request. */
const INCOMPLETE = {
  nothing: '',
  'half a head': 'POST /graphql HTTP/1.1\r\nhost: gateway\r\nx-slow: ',
  'no body': `${POST}content-length: 100\r\n\r\n`,
  'half a body': `${POST}content-length: 100\r\n\r\n{"query":`,
  'half a chunk': `${POST}transfer-encoding: chunked\r\n\r\n64\r\n{"query":`,
  'a body that is too large by its head': `${POST}content-length: 9999999\r\n\r\n{`,
  'no HTTP': 'x\r\n\r\n',
  'a tunnel': 'CONNECT gateway:443 HTTP/1.1\r\nhost: gateway\r\n\r\n',
};

/** Opens a connection of each kind, and one that was answered; none of them ends by itself. */
export async function holdConnections(url: string): Promise<Disposable> {
  const sockets: Socket[] = [];
  for (const bytes of Object.values(INCOMPLETE)) sockets.push(await send(url, bytes));
  // Everything sent before it on other connections has arrived by the time of its response.
  const keptAlive = await send(url, 'GET /livez HTTP/1.1\r\nhost: gateway\r\n\r\n');
  sockets.push(keptAlive);
  await once(keptAlive, 'data');
  return {
    [Symbol.dispose]() {
      for (const socket of sockets) socket.destroy();
    },
  };
}

async function send(url: string, bytes: string): Promise<Socket> {
  const socket = await openSocket(url);
  socket.on('error', () => undefined); // it may be reset
  if (bytes !== '') socket.write(bytes);
  return socket;
}
