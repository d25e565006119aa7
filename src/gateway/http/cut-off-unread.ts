import type { FastifyReply, FastifyRequest } from 'fastify';

/** A hook that ends connections whose clients do not fetch their answers: what is not fetched is held in memory. */
export function responseTimeout(answerMs: number) {
  return async ({ log }: FastifyRequest, { raw }: FastifyReply): Promise<void> => {
    if (raw.destroyed) return;
    const timer = setTimeout(() => {
      // An answer behind others has no socket before it is its turn.
      if (raw.socket === null) {
        timer.refresh();
        return;
      }
      log.info('The caller does not fetch the answer');
      raw.destroy();
    }, answerMs);
    raw.once('close', () => {
      clearTimeout(timer);
    });
  };
}
