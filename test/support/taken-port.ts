import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';

/** Takes a free port of 127.0.0.1, on which no other server can listen then. */
export async function takePort(): Promise<AsyncDisposable & { readonly port: number }> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}
