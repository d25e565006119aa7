import type { World } from './world.ts';

/** A figure of `/metrics`, by its name and labels as they are printed there; `undefined` when it is not there. */
export async function figure({ client }: World, series: string): Promise<number | undefined> {
  const text = await (await fetch(`${client.url}/metrics`)).text();
  const line = text.split('\n').find((each) => each.startsWith(`${series} `));
  return line === undefined ? undefined : Number(line.slice(series.length));
}
