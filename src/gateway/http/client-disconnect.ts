import type { FastifyReply } from 'fastify';

/** Fires when the connection closes before the answer has been sent whole. */
export function clientDisconnectSignal({ raw, log }: FastifyReply): AbortSignal {
  const gone = new AbortController();
  raw.once('close', () => {
    if (raw.writableFinished) return;
    log.info('The caller has gone');
    gone.abort();
  });
  return gone.signal;
}
