import { readFileSync } from 'node:fs';
import type { ChaosOperation } from './chaos-operation.ts';

const schema = readFileSync(new URL('../../../schema.graphql', import.meta.url), 'utf8');

/**
 * Connect's names of the operations, in the order of `OPERATIONS`. These cannot be imported: their decorators have to be
 * compiled. TransferContact has schedules of its own.
 */
const names = [...schema.matchAll(/^type (\w+)Success /gm)]
  .flatMap(([, name]) => name ?? [])
  .filter((name) => name !== 'TransferContact')
  .sort();

/** Each of these operations, from the file that is named after it. */
export const CHAOS_OPERATIONS: readonly ChaosOperation[] = (
  await Promise.all(names.map(load))
).flat();

async function load(name: string): Promise<ChaosOperation[]> {
  const file = name.replace(/(?<!^)[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
  const exports = (await import(`./${file}.ts`)) as Readonly<Record<string, ChaosOperation>>;
  return Object.values(exports);
}
