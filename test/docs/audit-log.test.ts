import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { auditRecord } from '../../src/audit/audit-record.ts';
import { readPage } from '../support/docs.ts';

const PAGE = 'docs/operations/audit-log.md';

interface JsonSchema {
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly oneOf?: readonly JsonSchema[];
  readonly const?: string;
}

/** The paths of all fields, such as `caller.address` and `attempts[].time`; of objects, those of their members. */
function pathsOf({ properties, items, oneOf }: JsonSchema, path: string): string[] {
  if (items !== undefined) return [path, ...pathsOf(items, `${path}[]`)];
  if (oneOf !== undefined) return oneOf.flatMap((each) => pathsOf(each, path));
  if (properties === undefined) return [path];
  const prefix = path === '' ? '' : `${path}.`;
  return Object.entries(properties).flatMap(([name, each]) => pathsOf(each, `${prefix}${name}`));
}

describe('the documentation of the audit log', () => {
  test.each(['INTENT', 'OUTCOME'])('lists every field of an %s', async (record) => {
    const [, section = ''] = (await readPage(PAGE)).split(`\n### ${record}\n`);
    const rows = section.split('\n#')[0]?.matchAll(/^\| (`.+?`) \|/gm) ?? [];
    const listed = [...rows].flatMap(([, names = '']) => names.replaceAll('`', '').split(', '));
    const { oneOf = [] } = z.toJSONSchema(auditRecord, { io: 'input' }) as JsonSchema;
    const schema = oneOf.find(({ properties }) => properties?.['record']?.const === record) ?? {};

    expect(listed.sort()).toStrictEqual([...new Set(pathsOf(schema, ''))].sort());
  });

  test('lists every way to determine an outcome', async () => {
    const page = await readPage(PAGE);
    const row = /^\| `settledBy` \|(.*)\|$/m.exec(page)?.[1] ?? '';
    const [, outcome] = auditRecord.options;

    const listed = [...row.matchAll(/`([\w-]+)`/g)].map(([, name]) => name);
    expect(listed).toStrictEqual(outcome.shape.settledBy.unwrap().options);
  });
});
