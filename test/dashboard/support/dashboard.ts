import { readFile } from 'node:fs/promises';
import { z } from 'zod';

const FOLDER = new URL('../../../examples/grafana/', import.meta.url);

/** The rules that come with the dashboard. */
export const ALERTS = new URL('alerts.yml', FOLDER);

const GridPos = z.object({ x: z.int(), y: z.int(), w: z.int().min(1), h: z.int().min(1) });
const Datasource = z.object({
  type: z.literal('prometheus'),
  uid: z.literal('${datasource}'),
});
const Row = z.object({ id: z.int(), type: z.literal('row'), title: z.string(), gridPos: GridPos });
const Panel = z.object({
  id: z.int(),
  type: z.enum(['stat', 'timeseries', 'state-timeline']),
  title: z.string(),
  description: z.string(),
  gridPos: GridPos,
  datasource: Datasource,
  targets: z
    .array(
      z.object({
        refId: z.string(),
        expr: z.string(),
        legendFormat: z.string(),
        datasource: Datasource,
      }),
    )
    .min(1),
});
const Dashboard = z.object({
  title: z.string(),
  schemaVersion: z.int(),
  templating: z.object({
    list: z.array(
      z.discriminatedUnion('type', [
        z.object({ type: z.literal('datasource'), name: z.string(), query: z.string() }),
        z.object({ type: z.literal('query'), name: z.string(), definition: z.string() }),
      ]),
    ),
  }),
  panels: z.array(z.discriminatedUnion('type', [Row, Panel])),
});

export type Dashboard = z.infer<typeof Dashboard>;

/** A panel that shows figures. */
export type Panel = z.infer<typeof Panel>;

/** The dashboard as far as the tests look at it; throws, with the places, where Grafana would miss something. */
export async function readDashboard(): Promise<Dashboard> {
  const text = await readFile(new URL('contact-gateway.json', FOLDER), 'utf8');
  return Dashboard.parse(JSON.parse(text));
}

export function panelsOf({ panels }: Dashboard): Panel[] {
  return panels.filter((panel) => panel.type !== 'row');
}

/** A query as Grafana would send it: `values` has the values of the variables, by name. */
export function substituted(query: string, values: Readonly<Record<string, string>>): string {
  return query.replaceAll(/\$(\w+)/g, (variable, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`There is no ${variable}, which is used by: ${query}`);
    return value;
  });
}

/** The metrics of the gateway and of its process that a text names, without the suffixes of histograms. */
export function metricsIn(text: string): Set<string> {
  const names = text.matchAll(/\b(?:gateway|nodejs|process)_\w+/g);
  return new Set([...names].map(([name]) => name.replace(/_(bucket|count|sum)$/, '')));
}
