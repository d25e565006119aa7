import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { startTool } from './tool.ts';

/** The result of promtool: an exit status of 0 when everything is as expected, and its output. */
export interface Verdict {
  readonly code: number;
  readonly output: string;
}

/** Series, each by its name and labels, with values 20 seconds apart in promtool's notation, such as `0+1x90`. */
export type Series = Readonly<Record<string, string>>;

/** The expected result of a query after a while. */
export interface Expectation {
  readonly series: Series;
  /** The file with the rules; none by default. */
  readonly rules?: string;
  readonly minutes: number;
  readonly query: string;
  /** The values of the answer, each by its labels. */
  readonly gives: Readonly<Record<string, number>>;
}

export async function promtool(...args: string[]): Promise<Verdict> {
  const child = await startTool('promtool', ...args);
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close') as Promise<[number]>,
  ]);
  return { code, output: `${stdout}${stderr}` };
}

/** Whether a query returns what is expected. */
export async function judge(expectation: Expectation): Promise<Verdict> {
  const { series, rules, minutes, query, gives } = expectation;
  const folder = await mkdtemp(join(tmpdir(), 'promtool-test-'));
  const path = join(folder, 'test.yml');
  // JSON is valid YAML.
  await writeFile(
    path,
    JSON.stringify({
      rule_files: rules === undefined ? [] : [rules],
      evaluation_interval: '1m',
      tests: [
        {
          interval: '20s',
          input_series: Object.entries(series).map(([name, values]) => ({ series: name, values })),
          promql_expr_test: [
            {
              expr: query,
              eval_time: `${minutes}m`,
              exp_samples: Object.entries(gives).map(([labels, value]) => ({ labels, value })),
            },
          ],
        },
      ],
    }),
  );
  try {
    return await promtool('test', 'rules', path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
