import { startWorld } from '../../support/world.ts';

/** The metrics of a gateway with all that can be switched on, each with its type. */
export async function exposedMetrics(): Promise<Map<string, string>> {
  await using world = await startWorld({
    gateway: {
      rates: { rates: new Map(), share: 1 },
      maxEventLoopDelayMs: 60_000,
      redis: { url: 'redis://127.0.0.1:1' }, // nothing listens there
    },
  });
  const text = await (await fetch(`${world.client.url}/metrics`)).text();
  const types = text.matchAll(/^# TYPE (\w+) (\w+)$/gm);
  return new Map([...types].map(([, name = '', type = '']) => [name, type]));
}
