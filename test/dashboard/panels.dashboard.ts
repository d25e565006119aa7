import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startWorld } from '../support/world.ts';
import { ALERTS, panelsOf, readDashboard, substituted } from './support/dashboard.ts';
import { JOB, type Prometheus, startPrometheus } from './support/prometheus.ts';
import { startRedis } from './support/redis.ts';
import { leakyAuditLog, makeTrouble, TROUBLED } from './support/trouble.ts';
import { watch } from './support/watch.ts';

/** What Grafana puts in for the variables, its own among them. */
const VALUES = { job: JOB, instance: '.+', __rate_interval: '1m', __range: '1h' };

/** The alerts that are not told at once, whatever happens: their conditions look back for too long. */
const SLOW_ALERTS = ['ContactGatewayRedisGone', 'ContactGatewayEventLoopLate'];

describe('over a gateway in trouble', () => {
  const stack = new AsyncDisposableStack();
  let prometheus: Prometheus;

  beforeAll(async () => {
    const redis = stack.use(await startRedis());
    const gateway = { ...TROUBLED, auditLog: leakyAuditLog(), redis: { url: redis.url } };
    const world = stack.use(await startWorld({ emulator: { quotas: 'aws' }, gateway }));
    prometheus = stack.use(await startPrometheus(world.client.url, fileURLToPath(ALERTS)));
    const enough = new AbortController();
    const trouble = makeTrouble(world, redis, enough.signal);
    stack.defer(async () => {
      enough.abort();
      await trouble;
    });
  });
  afterAll(async () => stack.disposeAsync());

  test('each query of each panel has figures, and not only zeros', async () => {
    const dashboard = await readDashboard();
    let unseen = panelsOf(dashboard).flatMap(({ title, targets }) =>
      targets.map(({ expr }) => ({ title, query: substituted(expr, VALUES) })),
    );

    const left = await watch(async () => {
      const answers = await Promise.all(
        unseen.map(async (each) => ({ ...each, answer: await prometheus.query(each.query) })),
      );
      const blank = answers.filter(
        ({ answer }) => !answer.ok || !answer.values.some((value) => value > 0),
      );
      unseen = blank;
      return blank;
    });

    expect(left).toStrictEqual([]);
  });

  test('each variable has values to choose from', async () => {
    const { templating } = await readDashboard();
    const queries = templating.list.flatMap((variable) =>
      variable.type === 'query' ? [{ name: variable.name, query: variable.definition }] : [],
    );
    expect(queries.map(({ name }) => name)).toStrictEqual(['job', 'instance']);

    const left = await watch(async () => {
      const found = await Promise.all(
        queries.map(async ({ name, query }) => {
          const [, selector = '', label = ''] = /^label_values\((.+), (\w+)\)$/.exec(query) ?? [];
          const values = await prometheus.labelValues(label, substituted(selector, VALUES));
          return { name, query, values };
        }),
      );
      return found.filter(({ values }) => values.length === 0);
    });

    expect(left).toStrictEqual([]);
  });

  test('the alerts come up', async () => {
    let quiet = (await prometheus.rules()).map(({ name }) => name);
    const errors = new Set<string>();

    const left = await watch(async () => {
      const rules = await prometheus.rules();
      for (const { error } of rules) if (error !== undefined) errors.add(error);
      const inactive = rules.filter(({ state }) => state === 'inactive').map(({ name }) => name);
      quiet = quiet.filter((name) => inactive.includes(name));
      return quiet.filter((name) => !SLOW_ALERTS.includes(name));
    });

    expect({ left, errors: [...errors] }).toStrictEqual({ left: [], errors: [] });
  });
});
