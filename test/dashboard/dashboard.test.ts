import { readFile } from 'node:fs/promises';
import { describe, expect, test } from '@jest/globals';
import { startWorld } from '../support/world.ts';
import { ALERTS, metricsIn, type Panel, panelsOf, readDashboard } from './support/dashboard.ts';

/** Nothing listens there. */
const REDIS_URL = 'redis://127.0.0.1:1';

/** The metrics of a gateway that uses all that it can use, whether or not they have figures. */
async function metricsOfGateway(): Promise<string[]> {
  await using world = await startWorld({
    gateway: {
      rates: { rates: new Map(), share: 1 },
      redis: { url: REDIS_URL },
      maxEventLoopDelayMs: 60_000,
    },
  });
  const text = await (await fetch(`${world.client.url}/metrics`)).text();
  return [...text.matchAll(/^# TYPE (\w+)/gm)].map(([, name = '']) => name);
}

const isOwn = (name: string): boolean => name.startsWith('gateway_');
const expressions = (panels: readonly Panel[]): string[] =>
  panels.flatMap(({ targets }) => targets.map(({ expr }) => expr));

describe('the metrics', () => {
  test('that panels and alerts query exist, and all of the gateway have a panel', async () => {
    const metrics = await metricsOfGateway();
    const shown = metricsIn(expressions(panelsOf(await readDashboard())).join('\n'));
    const alerts = metricsIn(await readFile(ALERTS, 'utf8'));

    const unknown = [...shown, ...alerts].filter((name) => !metrics.includes(name));
    const unseen = metrics.filter((name) => isOwn(name) && !shown.has(name));

    expect({ unknown, unseen }).toStrictEqual({ unknown: [], unseen: [] });
  });
});

describe('the dashboard', () => {
  test('queries the chosen gateways only', async () => {
    const queries = expressions(panelsOf(await readDashboard()));
    const whole = queries.filter((expr) =>
      [...expr.matchAll(/\b(?:gateway|nodejs|process)_\w+(.{0,37})/g)].some(
        ([, selector]) => selector?.startsWith('{job="$job", instance=~"$instance"') !== true,
      ),
    );

    expect(whole).toStrictEqual([]);
  });

  test('explains each panel in a sentence at least', async () => {
    const panels = panelsOf(await readDashboard());

    expect(panels.filter(({ description }) => !/^.{40,}\.$/.test(description))).toStrictEqual([]);
  });

  test('gives each panel an id, a title and a place of its own', async () => {
    const { panels } = await readDashboard();
    const overlaps = panels.flatMap((one, index) =>
      panels.slice(index + 1).flatMap((other) => (overlap(one, other) ? [[one, other]] : [])),
    );

    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
    expect(new Set(panels.map(({ title }) => title)).size).toBe(panels.length);
    expect(overlaps).toStrictEqual([]);
    expect(panels.filter(({ gridPos: { x, w } }) => x + w > 24)).toStrictEqual([]);
  });
});

type Placed = Pick<Panel, 'gridPos'>;

function overlap({ gridPos: a }: Placed, { gridPos: b }: Placed): boolean {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}
