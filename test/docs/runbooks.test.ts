import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { PAGES, readBlocks, readPage, withoutBlocks } from '../support/docs.ts';
import { ALERTS } from './support/alerts.ts';
import { exposedMetrics } from './support/metrics.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const FOLDER = 'docs/operations/runbooks';
const INDEX = `${FOLDER}/README.md`;
const runbooks = PAGES.filter((page) => page.startsWith(`${FOLDER}/`) && page !== INDEX);

const read = (path: string): string => readFileSync(`${ROOT}${path}`, 'utf8');

describe('the alerts', () => {
  test('lead to a runbook each, whose title names the alert', async () => {
    const titles = await Promise.all(
      runbooks.map(async (page) => [page, (await readPage(page)).split('\n')[0]]),
    );

    expect(ALERTS.length).toBeGreaterThan(5);
    expect(titles).toStrictEqual(
      ALERTS.map(({ name, runbook }) => [runbook, `# Runbook: ${name}`]).sort(),
    );
  });

  test('are all in the index, with their severity', async () => {
    const rows = (await readPage(INDEX)).matchAll(/^\| \[(\w+)\]\(([\w-]+\.md)\) \| (\w+) \|/gm);

    const listed = [...rows].map(([, name, page, severity]) => ({
      name,
      severity,
      runbook: `${FOLDER}/${page ?? ''}`,
    }));

    expect(listed).toStrictEqual(ALERTS);
  });
});

describe('the runbooks', () => {
  const texts = runbooks.map((page) => ({ page, text: read(page) }));

  test('have the sections that an operator looks for, and fit on two screens', () => {
    for (const { page, text } of texts) {
      const sections = [...text.matchAll(/^## (.+)$/gm)].map(([, title]) => title);

      expect({ page, sections }).toStrictEqual({
        page,
        sections: ['What callers see', 'Look at', 'Do', 'Over when', 'Practise on a laptop'],
      });
      expect({ page, fits: text.split('\n').length <= 81 }).toStrictEqual({ page, fits: true });
    }
  });

  test('quote messages of the log that the gateway has', () => {
    // Without comments: some messages stand beside the call of the logger, so it is not looked for.
    const sources = globSync('src/**/*.ts', { cwd: ROOT })
      .map((path) => read(path).replaceAll(/^\s*(?:\/?\*|\/\/).*$/gm, ''))
      .join('\n');
    const quoted = texts.flatMap(({ page, text }) =>
      [...text.matchAll(/"msg":"([^"[\\'\n]+)/g)].map(([, message = '']) => ({ page, message })),
    );

    const unknown = quoted.filter(({ message }) => !sources.includes(message));

    expect(quoted.length).toBeGreaterThan(15);
    expect(unknown).toStrictEqual([]);
  });

  test('query metrics that a gateway exposes', async () => {
    const NAME = /\b(?:gateway|nodejs|process)_[a-z_0-9]+/g;
    const named = texts.flatMap(({ page, text }) =>
      (text.match(NAME) ?? []).map((name) => ({
        page,
        name: name.replace(/_(?:bucket|count|sum)$/, ''),
      })),
    );
    const exposed = await exposedMetrics();

    const unknown = named.filter(({ name }) => !exposed.has(name));

    expect(named.length).toBeGreaterThan(20);
    expect(unknown).toStrictEqual([]);
  });

  test('name panels that the dashboard has', () => {
    const { panels } = JSON.parse(read('examples/grafana/contact-gateway.json')) as {
      panels: { title: string }[];
    };
    const titles = panels.map(({ title }) => title);
    const named = texts.flatMap(({ page, text }) =>
      [...withoutBlocks(text).matchAll(/(?<!\*)\*([^*\n]+)\*(?!\*)/g)].map(([, title = '']) => ({
        page,
        title,
      })),
    );

    const unknown = named.filter(({ title }) => !titles.includes(title));

    expect(named.length).toBeGreaterThan(20);
    expect(unknown).toStrictEqual([]);
  });

  test('say how each alert is provoked', async () => {
    for (const page of runbooks) {
      const labels = (await readBlocks(page)).map(({ label }) => label);
      const practice = labels.filter((label) =>
        /^(?:practice|practice-redis|not-run)$/.test(label),
      );

      expect({ page, labels: practice.length > 0 }).toStrictEqual({ page, labels: true });
    }
  });
});
