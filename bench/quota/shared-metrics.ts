/** What gateways say of the Redis that they share, all together. */
export interface SharedMetrics {
  /** How many of them use it currently. */
  readonly sharing: number;
  /** How often they had to continue without it so far. */
  readonly fallbacks: number;
}

/** Reads it from the metrics of gateways; nothing is shared by one that does not show it. */
export async function sharedMetrics(gatewayUrls: readonly string[]): Promise<SharedMetrics> {
  const texts = await Promise.all(
    gatewayUrls.map(async (url) => (await fetch(new URL('/metrics', url))).text()),
  );
  const sum = (name: string): number =>
    texts
      .map((text) => Number(new RegExp(`^${name} (\\d+)$`, 'm').exec(text)?.[1] ?? 0))
      .reduce((total, value) => total + value, 0);
  return {
    sharing: sum('gateway_redis_available'),
    fallbacks: sum('gateway_redis_fallbacks_total'),
  };
}
