import type { FastifyInstance } from 'fastify';
import type { Metrics } from '../telemetry/metrics.ts';
import type { Drain } from './drain.ts';

/** Probes come every few seconds: their requests are no news. */
const quietly = { logLevel: 'warn' } as const;

/**
 * The probes: `/livez` says that the process answers, `/readyz` that it takes new work, and `/metrics` tells its
 * figures. None calls Connect: its quotas are too scarce, and an outage of it is no reason to restart a gateway.
 */
export function addProbes(app: FastifyInstance, drain: Drain, metrics: Metrics): void {
  app.get('/livez', quietly, () => ({ status: 'ok' }));

  app.get('/readyz', quietly, async (_request, reply) =>
    drain.ready ? { status: 'ok' } : reply.code(503).send({ status: 'stopping' }),
  );

  app.get('/metrics', quietly, async (_request, reply) => {
    const { contentType, text } = await metrics.expose();
    return reply.type(contentType).send(text);
  });
}
