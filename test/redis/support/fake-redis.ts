import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';

/** A server that speaks the protocol of Redis, with replies that the test chooses. */
export interface FakeRedis extends AsyncDisposable {
  readonly url: string;
  /** The commands that each connection has sent, in the order of the connections. */
  readonly connections: readonly (readonly string[])[];
}

/**
 * Starts one.
 *
 * @param answer what a command is answered with: `+OK`, `:1`, `-READONLY …`. Connections are counted from 0.
 */
export async function startFakeRedis(
  answer: (connection: number, command: string) => string,
): Promise<FakeRedis> {
  const connections: string[][] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    const commands: string[] = [];
    const connection = connections.push(commands) - 1;
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    let pending = '';
    socket.on('data', (bytes) => {
      pending += bytes.toString('latin1');
      for (let next = takeCommand(pending); next !== undefined; next = takeCommand(pending)) {
        pending = next.rest;
        commands.push(next.command);
        socket.write(`${answer(connection, next.command)}\r\n`);
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `redis://127.0.0.1:${port}`,
    connections,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** The name of the first command that has arrived whole: an array of texts, each behind its length. */
function takeCommand(
  bytes: string,
): { readonly command: string; readonly rest: string } | undefined {
  const head = /^\*(\d+)\r\n/.exec(bytes);
  if (head === null) return undefined;
  let rest = bytes.slice(head[0].length);
  let command: string | undefined;
  for (let left = Number(head[1]); left > 0; left--) {
    const length = /^\$(\d+)\r\n/.exec(rest);
    if (length === null) return undefined;
    const [start, end] = [length[0].length, length[0].length + Number(length[1])];
    if (rest.length < end + 2) return undefined;
    command ??= rest.slice(start, end).toLowerCase();
    rest = rest.slice(end + 2);
  }
  return { command: command ?? '', rest };
}
