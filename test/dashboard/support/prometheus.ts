import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { endTool, printed, startTool } from './tool.ts';

/** The job that Prometheus knows the gateway as. */
export const JOB = 'contact-gateway';

/** A series at one time. */
export interface Sample {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** The result of a query, or its error. */
export type QueryAnswer =
  | { readonly ok: true; readonly samples: readonly Sample[] }
  | { readonly ok: false; readonly error: string };

/** A rule as Prometheus evaluated it. */
export interface EvaluatedRule {
  readonly name: string;
  /** `inactive`, `pending` or `firing`. */
  readonly state: string;
  /** Of the last evaluation. */
  readonly error: string | undefined;
}

/** A separate Prometheus for a test. */
export interface Prometheus extends AsyncDisposable {
  query(expression: string): Promise<QueryAnswer>;
  /** The values of a label of the series that match a selector. */
  labelValues(label: string, selector: string): Promise<readonly string[]>;
  rules(): Promise<readonly EvaluatedRule[]>;
}

const Vector = z.object({
  data: z.object({
    resultType: z.literal('vector'),
    result: z.array(
      z.object({
        metric: z.record(z.string(), z.string()),
        value: z.tuple([z.number(), z.string()]),
      }),
    ),
  }),
});
const Failure = z.object({ error: z.string() });
const Values = z.object({ data: z.array(z.string()) });
const Rules = z.object({
  data: z.object({
    groups: z.array(
      z.object({
        rules: z.array(
          z.object({
            name: z.string(),
            state: z.string(),
            health: z.string(),
            lastError: z.string().optional(),
          }),
        ),
      }),
    ),
  }),
});

/** Starts a Prometheus that scrapes a gateway each second, with the rules of a file. */
export async function startPrometheus(gatewayUrl: string, rulesPath: string): Promise<Prometheus> {
  await using stack = new AsyncDisposableStack();
  const folder = await mkdtemp(join(tmpdir(), 'prometheus-test-'));
  stack.defer(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  const config = join(folder, 'prometheus.yml');
  const targets = [new URL(gatewayUrl).host];
  // JSON is valid YAML.
  await writeFile(
    config,
    JSON.stringify({
      global: { scrape_interval: '1s', scrape_timeout: '1s', evaluation_interval: '1s' },
      rule_files: [rulesPath],
      scrape_configs: [{ job_name: JOB, static_configs: [{ targets }] }],
    }),
  );
  const child = await startTool(
    'prometheus',
    `--config.file=${config}`,
    `--storage.tsdb.path=${join(folder, 'data')}`,
    '--web.listen-address=127.0.0.1:0',
  );
  stack.defer(() => endTool(child));
  const ready = printed(child, /ready to receive web requests/);
  const [[, address = '']] = await Promise.all([
    printed(child, /"Listening on" address=(\S+)/),
    ready,
  ]);

  const get = async (path: string, search: Record<string, string> = {}): Promise<unknown> => {
    const url = `http://${address}/api/v1/${path}?${new URLSearchParams(search).toString()}`;
    return (await fetch(url)).json();
  };
  const disposal = stack.move();
  return {
    async query(query) {
      const answer = await get('query', { query });
      const failure = Failure.safeParse(answer);
      if (failure.success) return { ok: false, error: failure.data.error };
      const { data } = Vector.parse(answer);
      const samples = data.result.map(({ metric: labels, value: [, value] }) => ({
        labels,
        value: Number(value),
      }));
      return { ok: true, samples };
    },
    async labelValues(label, selector) {
      return Values.parse(await get(`label/${label}/values`, { 'match[]': selector })).data;
    },
    async rules() {
      const { groups } = Rules.parse(await get('rules')).data;
      return groups.flatMap(({ rules }) =>
        rules.map(({ name, state, health, lastError }) => ({
          name,
          state,
          error: health === 'err' ? lastError : undefined,
        })),
      );
    },
    [Symbol.asyncDispose]: () => disposal.disposeAsync(),
  };
}
