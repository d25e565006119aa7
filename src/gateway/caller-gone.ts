import type { ServerResponse } from 'node:http';

/** Fires when the connection closes before the answer has been sent whole. */
export function callerGoneSignal(response: ServerResponse): AbortSignal {
  const gone = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) gone.abort();
  });
  return gone.signal;
}
