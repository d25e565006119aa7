import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { EVERY_SCOPE, startTestIssuer } from '../auth/support/test-issuer.ts';
import { startRedisServer } from '../redis/support/redis-server.ts';
import { readBlocks } from '../support/docs.ts';
import { startWorld } from '../support/world.ts';
import { leakyAuditLog, causeErrors, WITH_ERRORS } from './support/cause-errors.ts';
import { ALERTS, panelsOf, readDashboard, substituted } from './support/dashboard.ts';
import { JOB, type Prometheus, type QueryAnswer, startPrometheus } from './support/prometheus.ts';
import { watch } from './support/watch.ts';

/** The values that Grafana inserts for variables, its own included. */
const VALUES = { job: JOB, instance: '.+', __rate_interval: '1m', __range: '1h' };

/** The alerts that cannot fire at once: their conditions look back for too long. */
const SLOW_ALERTS = ['ContactGatewayRedisUnavailable', 'ContactGatewayEventLoopLate'];

describe('over a failing gateway', () => {
  const stack = new AsyncDisposableStack();
  let prometheus: Prometheus;

  beforeAll(async () => {
    const redis = stack.use(await startRedisServer());
    const issuer = stack.use(await startTestIssuer());
    const gateway = {
      ...WITH_ERRORS,
      jwt: issuer.options,
      auditLog: leakyAuditLog(),
      redis: { url: redis.url },
    };
    const world = stack.use(await startWorld({ emulator: { quotas: 'aws' }, gateway }));
    prometheus = stack.use(await startPrometheus(world.client.url, fileURLToPath(ALERTS)));
    const token = await issuer.token({ scope: EVERY_SCOPE });
    const enough = new AbortController();
    const errors = causeErrors(world, redis, token, enough.signal);
    stack.defer(async () => {
      enough.abort();
      await errors;
    });
  });
  afterAll(async () => stack.disposeAsync());

  test('each query of each panel has figures, not only zeros, and the labels of its legend', async () => {
    let unseen = panelsOf(await readDashboard()).flatMap(({ title, targets }) =>
      targets.map(({ expr, legendFormat: legend }) => ({
        title,
        legend,
        query: substituted(expr, VALUES),
      })),
    );

    const left = await watch(async () => {
      const answers = await Promise.all(
        unseen.map(async (each) => ({ ...each, answer: await prometheus.query(each.query) })),
      );
      const blank = answers.filter(({ answer, legend }) => !shows(answer, legend));
      unseen = blank;
      return blank;
    });

    expect(left).toStrictEqual([]);
  });

  test('each query of the page about metrics has figures', async () => {
    const blocks = await readBlocks('docs/operations/metrics.md');
    let unseen = blocks.flatMap(({ language, text }) => (language === 'promql' ? [text] : []));
    expect(unseen.length).toBeGreaterThan(5);

    const left = await watch(async () => {
      const answers = await Promise.all(
        unseen.map(async (query) => ({ query, answer: await prometheus.query(query) })),
      );
      const blank = answers.filter(
        ({ answer }) => !answer.ok || !answer.samples.some(({ value }) => Number.isFinite(value)),
      );
      unseen = blank.map(({ query }) => query);
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

  test('the alerts fire', async () => {
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

/** Whether a panel shows something, and each of its lines can be distinguished. */
function shows(answer: QueryAnswer, legend: string): boolean {
  if (!answer.ok || !answer.samples.some(({ value }) => value > 0)) return false;
  const labels = [...legend.matchAll(/\{\{(\w+)\}\}/g)].map(([, label = '']) => label);
  const names = answer.samples.map((sample) =>
    labels.map((label) => sample.labels[label] ?? '').join(' '),
  );
  const isNamed = answer.samples.every((sample) => labels.every((label) => sample.labels[label]));
  return isNamed && new Set(names).size === names.length;
}
