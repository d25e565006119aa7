import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A proxy to Redis that can stop forwarding, as a network does when a machine behind it vanishes. */
export interface Way extends AsyncDisposable {
  readonly url: string;
  /** Stops forwarding on open connections. They stay open; new ones work. */
  turnIntoDeadEnd(): void;
  /** Routes new connections to another Redis, as the name of a service does after a failover. */
  leadTo(target: string): void;
}

export async function startWay(target: string): Promise<Way> {
  let { hostname, port: targetPort } = new URL(target);
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(Number(targetPort), hostname);
    near.pipe(far).pipe(near);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `redis://127.0.0.1:${port}`,
    turnIntoDeadEnd() {
      for (const socket of sockets) socket.unpipe().pause();
    },
    leadTo(other) {
      ({ hostname, port: targetPort } = new URL(other));
    },
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
