import type { ServerResponse } from 'node:http';
import { describe, expect, test } from '@jest/globals';
import { type OtlpCollector, startOtlpCollector } from '../support/otlp-collector.ts';
import { until } from '../support/until.ts';
import type { World } from '../support/world.ts';
import { startTracedWorld } from './support.ts';

const CANARY = 'canary-of-a-collector';

/** Spans are sent at once, with a short timeout. */
const HASTE = { OTEL_BSP_SCHEDULE_DELAY: '1', OTEL_EXPORTER_OTLP_TIMEOUT: '300' };

async function stoppedCollector(): Promise<OtlpCollector> {
  await using collector = await startOtlpCollector();
  return collector;
}

async function sendQuery({ client }: World): Promise<void> {
  expect(await client.data('{ queues { totalCount } }')).toStrictEqual({
    queues: { totalCount: 4 },
  });
}

describe('requests are answered as always, and the gateway stops, with a collector', () => {
  test('that cannot be reached', async () => {
    await using traced = await startTracedWorld({
      collector: await stoppedCollector(),
      variables: HASTE,
    });

    await sendQuery(traced.world);
    await until(() => traced.exportErrors.length > 0);
    await sendQuery(traced.world);
    await traced.end();

    expect(traced.exportErrors).toContain('Error ECONNREFUSED');
  });

  test.each<[string, (response: ServerResponse) => void, string]>([
    [
      'rejects spans',
      (response) => response.writeHead(403, CANARY).end(CANARY),
      'OTLPExporterError 403',
    ],
    ['fails', (response) => response.writeHead(500).end('<html>'), 'OTLPExporterError 500'],
    ['has no room', (response) => response.writeHead(429).end(), 'OTLPExporterError'],
    ['breaks connections', (response) => response.destroy(), 'Error ECONNRESET'],
    ['never answers', () => undefined, 'Error timeout'],
  ])('that %s', async (_, answer, reason) => {
    await using collector = await startOtlpCollector(answer);
    await using traced = await startTracedWorld({ collector, variables: HASTE });

    await sendQuery(traced.world);
    await until(() => traced.exportErrors.length > 0);
    await sendQuery(traced.world);
    await traced.end();

    expect(collector.exports.length).toBeGreaterThan(0);
    expect(traced.exportErrors).toContain(reason);
    expect(traced.exportErrors.join()).not.toContain(CANARY);
  });

  test('that takes longer than a stop may', async () => {
    await using collector = await startOtlpCollector(() => undefined);
    await using traced = await startTracedWorld({ collector, flushMs: 50 });

    await sendQuery(traced.world);
    await traced.end();

    expect(traced.exportErrors).toStrictEqual(['The last spans were not sent within 50 ms']);
  });
});
