import type { FastifyReply } from 'fastify';

/** Aborts when the connection closes before the response is sent. */
export function clientDisconnectSignal({ raw, log }: FastifyReply): AbortSignal {
  const disconnected = new AbortController();
  raw.once('close', () => {
    if (raw.writableFinished) return;
    log.info('Client disconnected before the response was sent');
    disconnected.abort();
  });
  return disconnected.signal;
}
