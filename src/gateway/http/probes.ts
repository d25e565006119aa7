import type { FastifyInstance } from 'fastify';
import type { Metrics } from '../telemetry/metrics.ts';
import type { Drain } from './drain.ts';

/** Probes come every few seconds: their requests are not worth a log line. */
const QUIET = { logLevel: 'warn' } as const;

/**
 * The probes: `/livez` for liveness, `/readyz` for readiness, and `/metrics` for Prometheus. None calls Connect: its quotas
 * are too scarce, and an outage of Connect is no reason to restart a gateway.
 */
export function addProbes(app: FastifyInstance, drain: Drain, metrics: Metrics): void {
  app.get('/livez', QUIET, () => ({ status: 'ok' }));

  app.get('/readyz', QUIET, async (_request, reply) =>
    drain.ready ? { status: 'ok' } : reply.code(503).send({ status: 'stopping' }),
  );

  app.get('/metrics', QUIET, async (_request, reply) => {
    const { contentType, text } = await metrics.expose();
    return reply.type(contentType).send(text);
  });
}
