import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { getIntrospectionQuery, Kind, parse } from 'graphql';
import { createRequestCheck } from '../../../../src/gateway/admission/document-limits/limit-documents.ts';
import { countOperations } from '../../../../src/gateway/admission/document-limits/operation-totals.ts';
import { exampleTabs } from '../../../../src/graphiql/tabs.ts';
import { PAGES, readBlocks } from '../../../support/docs.ts';

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));

async function realDocuments(): Promise<{ name: string; source: string }[]> {
  const files = globSync(['client/operations/*', 'test/**/*.graphql', 'bench/**/*.graphql'], {
    cwd: ROOT,
  });
  const blocks = (await Promise.all(PAGES.map(readBlocks))).flat();
  return [
    ...files.map((name) => ({ name, source: readFileSync(`${ROOT}${name}`, 'utf8') })),
    ...blocks
      .filter(
        ({ language, text }) => language === 'graphql' && !/^\s*(type|input|union)/.test(text),
      )
      .map(({ text }) => ({ name: `docs: ${text.slice(0, 40)}`, source: text })),
    ...[...exampleTabs('built-in'), ...exampleTabs('other')].map(({ query }) => ({
      name: `GraphiQL: ${query.slice(0, 40)}`,
      source: query,
    })),
  ];
}

describe('the limits', () => {
  test('are at least twice what any document of this project needs', async () => {
    const documents = await realDocuments();
    const check = createRequestCheck();

    const found = documents.map(({ name, source }) => {
      const document = parse(source);
      const totals = document.definitions
        .filter((definition) => definition.kind === Kind.OPERATION_DEFINITION)
        .map(countOperations(document));
      const largest = (of: 'depth' | 'selections' | 'aliases' | 'directives'): number =>
        Math.max(0, ...totals.map((each) => each[of]));
      const twice = {
        tokens: 2 * (document.tokenCount ?? 0),
        depth: 2 * largest('depth'),
        selections: 2 * largest('selections'),
        aliases: 2 * largest('aliases'),
        directives: 2 * largest('directives'),
      };
      return {
        name,
        violation: check({ query: source }),
        twice,
      };
    });

    expect(found.length).toBeGreaterThan(20);
    expect(found.filter((each) => each.violation !== undefined)).toStrictEqual([]);
    expect(
      found.filter(
        ({ twice: { tokens, depth, selections, aliases, directives } }) =>
          tokens > 2_000 || depth > 20 || selections > 490 || aliases > 50 || directives > 50,
      ),
    ).toStrictEqual([]);
  });

  test('accept the introspection of tools', () => {
    const query = getIntrospectionQuery({
      schemaDescription: true,
      specifiedByUrl: true,
      directiveIsRepeatable: true,
      inputValueDeprecation: true,
      oneOf: true,
    });

    expect(createRequestCheck()({ query })).toBeUndefined();
  });
});
