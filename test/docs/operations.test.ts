import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { effectiveRate } from '../../src/connect/quota/rates.ts';
import { OPERATION_RATES } from '../../src/contacts/operations/index.ts';
import { readPage } from '../support/docs.ts';
import { ALERTS } from './support/alerts.ts';
import { exposedMetrics } from './support/metrics.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

const read = (path: string): string => readFileSync(`${ROOT}${path}`, 'utf8');

/** The functions of a logger, by the number that its lines have as their level. */
const LEVELS: Readonly<Record<string, string>> = {
  60: 'fatal',
  50: 'error',
  40: 'warn',
  30: 'info',
  20: 'debug',
};

/** The text between a call of the logger and its message. */
const MAX_FIELDS = 200;

describe('docs/deployment/production.md', () => {
  const source = globSync('src/**/*.ts', { cwd: ROOT }).sort().map(read).join('\n');

  const isLogged = (level: string, message: string): boolean =>
    [...source.matchAll(new RegExp(String.raw`\.${LEVELS[level] ?? ''}\(`, 'g'))].some(
      ({ index }) => source.slice(index, index + MAX_FIELDS).includes(message),
    );

  test('lists messages that the gateway logs, at their levels', async () => {
    const rows = (await readPage('docs/deployment/production.md')).matchAll(
      /^\| (\d0) \| (`.+?`) \|/gm,
    );
    const listed = [...rows].flatMap(([, level = '', messages = '']) =>
      messages.split('`, `').map((message) => [level, message.replaceAll('`', '')] as const),
    );

    expect(listed.length).toBeGreaterThan(15);
    expect(listed.filter(([level, message]) => !isLogged(level, message))).toStrictEqual([]);
  });
});

describe('docs/operations/metrics.md', () => {
  test('lists every metric, with its type', async () => {
    const rows = (await readPage('docs/operations/metrics.md')).matchAll(
      /^\| `(gateway_\w+)` \| (\w+) \|/gm,
    );
    const exposed = [...(await exposedMetrics())].filter(([name]) => name.startsWith('gateway_'));

    const listed = [...rows].map(([, name, type]) => [name, type]);
    expect(listed.sort()).toStrictEqual(exposed.sort());
  });
});

describe('docs/operations/quotas.md', () => {
  test("lists AWS's default rates", async () => {
    const rows = (await readPage('docs/operations/quotas.md')).matchAll(
      /^\| (`.+`.*) \| ([\d.]+) \| (\d+) \|$/gm,
    );
    const listed = [...rows].flatMap(([, operations = '', perSecond, burst]) =>
      [...operations.matchAll(/`(\w+)`/g)].map(([, operation = '']) => ({
        operation,
        rate: { perSecond: Number(perSecond), burst: Number(burst) },
      })),
    );

    expect(listed.length).toBeGreaterThan(7);
    const byDefault = { defaults: OPERATION_RATES, rates: new Map(), share: 1 };
    for (const { operation, rate } of listed) {
      const given = { rates: new Map([[operation, rate]]), share: 1 };
      expect([operation, effectiveRate(byDefault, operation)]).toStrictEqual([
        operation,
        effectiveRate(given, operation),
      ]);
    }
  });
});

describe('docs/operations/dashboard.md', () => {
  test('lists every alert with its severity and its runbook', async () => {
    const rows = (await readPage('docs/operations/dashboard.md')).matchAll(
      /^\| `(\w+)` \| (\w+) \| .+ \| \[runbook\]\((\S+)\) \|$/gm,
    );

    const listed = [...rows].map(([, name, severity, runbook]) => ({
      name,
      severity,
      runbook: `docs/operations/${runbook ?? ''}`,
    }));
    expect(listed).toStrictEqual(ALERTS);
  });
});
