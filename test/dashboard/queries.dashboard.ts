import { describe, expect, test } from '@jest/globals';
import { panelsOf, readDashboard, substituted } from './support/dashboard.ts';
import { judge, type Series } from './support/promtool.ts';

const VALUES = { job: 'gateway', instance: '.+', __rate_interval: '5m', __range: '1h' };

/** A query of a panel, as Grafana would send it. */
async function queryOf(title: string, refId: string): Promise<string> {
  const panel = panelsOf(await readDashboard()).find((each) => each.title === title);
  const target = panel?.targets.find((each) => each.refId === refId);
  if (target === undefined) throw new Error(`There is no panel ${title} with a query ${refId}`);
  return substituted(target.expr, VALUES);
}

/** Two gateways with these rates of transfers, each with Redis or without. */
function gateways(a: { redis?: 0 | 1; rate: number }, b: { redis?: 0 | 1; rate: number }): Series {
  const entries = Object.entries({ a, b }).flatMap(([instance, { redis, rate }]) => {
    const labels = `job="gateway",instance="${instance}"`;
    return [
      [`gateway_quota_rate{${labels},operation="TransferContact"}`, `${rate}x10`],
      ...(redis === undefined ? [] : [[`gateway_redis_available{${labels}}`, `${redis}x10`]]),
    ];
  });
  return Object.fromEntries(entries) as Series;
}

describe('the rate that is allowed', () => {
  test.each([
    ['of gateways without Redis is their sum', gateways({ rate: 1 }, { rate: 1 }), 2],
    [
      'of gateways that share by Redis is that of one',
      gateways({ redis: 1, rate: 2 }, { redis: 1, rate: 2 }),
      2,
    ],
    [
      'of gateways that have lost Redis is their sum',
      gateways({ redis: 0, rate: 1 }, { redis: 0, rate: 1 }),
      2,
    ],
    [
      'of one that has lost Redis comes on top of what the others share',
      gateways({ redis: 1, rate: 1.5 }, { redis: 0, rate: 0.5 }),
      2,
    ],
  ])('%s', async (_, series, rate) => {
    const verdict = await judge({
      series,
      minutes: 5,
      query: await queryOf('Rate spent against the rate allowed', 'B'),
      gives: { '{operation="TransferContact"}': rate },
    });

    expect(verdict).toMatchObject({ code: 0 });
  });
});

describe('the state of a circuit', () => {
  test.each([
    ['closed', 0],
    ['half-open', 1],
    ['open', 2],
  ])('%s is drawn as %d, that of the worst gateway', async (state, drawn) => {
    const states = ['closed', 'half-open', 'open'];
    const series = [state, 'closed'].flatMap((current, index) =>
      states.map((each) => [
        `gateway_circuit_state{job="gateway",instance="${index}",operation="DescribeUser",state="${each}"}`,
        each === current ? '1x10' : '0x10',
      ]),
    );

    const verdict = await judge({
      series: Object.fromEntries(series) as Series,
      minutes: 5,
      query: await queryOf('Circuit breakers', 'A'),
      gives: { '{operation="DescribeUser"}': drawn },
    });

    expect(verdict).toMatchObject({ code: 0 });
  });
});
