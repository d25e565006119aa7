import { Counter, Gauge, type Registry } from 'prom-client';

/** Shows whether Redis is available, and how often the gateway had to go on without. To be told of each change. */
export function watchRedis(registry: Registry): (available: boolean) => void {
  const registers = [registry];
  const availability = new Gauge({
    name: 'gateway_redis_available',
    help: 'Whether quotas and the directory are shared by Redis at this moment: 1 or 0',
    registers,
  });
  const fallbacks = new Counter({
    name: 'gateway_redis_fallbacks_total',
    help: 'How often Redis could not be used, and the gateway went on alone',
    registers,
  });
  return (available) => {
    availability.set(available ? 1 : 0);
    if (!available) fallbacks.inc();
  };
}
