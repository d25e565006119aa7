import { request } from 'node:http';
import type { World } from './world.ts';

/** Sends a request to a gateway; the returned function disconnects. */
export function sendAndDisconnect(
  { client }: World,
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
): () => Promise<void> {
  const sent = request(`${client.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
  });
  sent.on('error', () => undefined);
  sent.end(JSON.stringify({ query, variables }));
  return async () => {
    const closed = Promise.withResolvers<undefined>();
    sent.once('close', () => {
      closed.resolve(undefined);
    });
    sent.destroy();
    await closed.promise;
  };
}
