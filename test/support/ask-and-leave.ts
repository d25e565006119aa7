import { request } from 'node:http';
import type { World } from './world.ts';

/** Asks a gateway, and hangs up when it is told to. */
export function askAndLeave({ client }: World, query: string): () => Promise<void> {
  const asked = request(`${client.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
  });
  asked.on('error', () => undefined);
  asked.end(JSON.stringify({ query }));
  return async () => {
    const closed = Promise.withResolvers<undefined>();
    asked.once('close', () => {
      closed.resolve(undefined);
    });
    asked.destroy();
    await closed.promise;
  };
}
