import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { readBlocks, withoutBlocks } from '../support/docs.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const ARCHITECTURE = 'docs/architecture.md';
const PAGES = [ARCHITECTURE, ...filesOf('docs/recipes/*.md'), ...filesOf('docs/decisions/*.md')];
/** The pages that say what a folder is for. */
const FOLDER_PAGES = ['src', 'harness', 'bench', 'tools', 'test/support'].flatMap((folder) =>
  filesOf(`${folder}/**/README.md`),
);

const architecture = read(ARCHITECTURE);
const blocks = await readBlocks(ARCHITECTURE);

describe('the tree of folders', () => {
  const entries = [...treeEntries(blockWith('^src/$'))];
  const paths = entries.map(({ path }) => path);

  test.each(['src', 'src/gateway'])('names every folder in %s', (folder) => {
    const named = paths.filter((path) => dirname(path) === folder && path.endsWith('/'));

    expect(named.sort()).toStrictEqual(foldersIn(folder).map((name) => `${folder}/${name}/`));
  });

  test('names every file in src', () => {
    const files = readdirSync(join(ROOT, 'src')).filter((name) => name.endsWith('.ts'));

    expect(paths.filter((path) => path.endsWith('.ts')).sort()).toStrictEqual(
      files.map((name) => `src/${name}`).sort(),
    );
  });

  test('names every folder of the repository', () => {
    const named = paths.filter((path) => /^[^/]+\/$/.test(path));

    expect(named.sort()).toStrictEqual(repositoryFolders().map((name) => `${name}/`));
  });

  test('names nothing that does not exist', () => {
    const named = entries.flatMap(({ path, description }) => [
      path,
      ...[...description.matchAll(/[\w-]+\/(?![\w])/g)].map(([name]) => `${path}${name}`),
    ]);

    expect(named.length).toBeGreaterThan(60);
    expect(named.filter((path) => !existsSync(join(ROOT, path)))).toStrictEqual([]);
  });
});

describe('the way of a request', () => {
  /** The code in backticks in a row of the table. */
  const namesOf = (step: number): string[] => {
    const [, cell = ''] = new RegExp(`^\\| ${step} \\| (.*?) \\| `, 'm').exec(architecture) ?? [];
    return codeIn(cell);
  };

  test.each([
    [2, 'src/gateway/admission/create-admission.ts', 'onRequest: ['],
    [4, 'src/gateway/admission/create-admission.ts', 'preHandler: ['],
    [6, 'src/gateway/graphql/apollo-server.ts', 'plugins: ['],
  ])('has the hooks of step %i in the order of %s', (step, file, start) => {
    const names = namesOf(step).filter((name) => name !== 'didResolveOperation');

    expect(names.length).toBeGreaterThan(4);
    expect(inOrder(read(file).split(start)[1] ?? '', names)).toStrictEqual(names);
  });

  test('has the steps of an operation in the order of the pipeline', () => {
    const steps = [
      'Validate',
      'Resolve',
      'Authorize',
      'Deduplicate',
      'Record the INTENT',
      'Call and reconcile',
      'Classify',
      'Record the OUTCOME',
    ];
    const comments = steps.map((step) => `// ${step}`);
    const words = steps
      .flatMap((step) => step.split(' and '))
      .map((step) => step.replace(/^\w/, (letter) => letter.toLowerCase()));

    // The first steps are in a function of their own, because checks share them.
    const pipeline = read('src/contacts/operations/kit/run-operation.ts').replace(
      'await prepareOperation(',
      read('src/contacts/operations/kit/prepare-operation.ts'),
    );

    expect(inOrder(pipeline, comments)).toStrictEqual(comments);
    expect(inOrder(architecture, words)).toStrictEqual(words);
  });

  test('has a row for each number of the diagram', () => {
    const messages = blockWith('^sequenceDiagram$').match(/->>/g)?.length ?? 0;
    const rows = [...architecture.matchAll(/^\| ([\d, ]+) \| /gm)].flatMap(([, numbers = '']) =>
      numbers.split(', ').map(Number),
    );

    expect(rows).toStrictEqual(Array.from({ length: messages }, (_, index) => index + 1));
  });
});

describe('the diagram of imports', () => {
  const arrows = [...blockWith('^ {2}gateway --> ').matchAll(/^ {2}([\w-]+) --> ([\w-]+)$/gm)].map(
    ([, from = '', to = '']) => ({ from, to }),
  );

  /** All folders that arrows lead to. */
  const reachedFrom = (folder: string): Set<string> => {
    const reached = new Set<string>();
    const queue = [folder];
    for (const next of queue) {
      for (const { from, to } of arrows) {
        if (from !== next || reached.has(to)) continue;
        reached.add(to);
        queue.push(to);
      }
    }
    return reached;
  };

  test('shows what the lint rule allows', async () => {
    const allowed = await allowedImports();
    const listed = (folder: string): string[] => {
      const [, text = ''] = new RegExp(`\`${folder}\` (?:imports )?from (.*?)[.;]`).exec(
        architecture,
      ) ?? [''];
      return codeIn(text);
    };
    const shown = [...allowed.keys()].map((folder): [string, string[]] => [
      folder,
      (['config', 'cli'].includes(folder) ? listed(folder) : [...reachedFrom(folder)]).sort(),
    ]);

    expect(shown).toStrictEqual(
      [...allowed].map(([folder, others]) => [
        folder,
        others.filter((name) => name !== 'logging').sort(),
      ]),
    );
    expect([...allowed.keys()].sort()).toStrictEqual(foldersIn('src'));
  });

  test('says which folders may not import logging', async () => {
    const silent = [...(await allowedImports())]
      .filter(([folder, others]) => folder !== 'logging' && !others.includes('logging'))
      .map(([folder]) => folder);
    const [, text = ''] = /every folder but (.*)\./.exec(architecture) ?? [];

    expect(codeIn(text)).toStrictEqual(silent.sort());
  });
});

describe('a page', () => {
  test.each([...PAGES, ...FOLDER_PAGES])('names only paths that exist: %s', (page) => {
    const folders = repositoryFolders().join('|');
    const paths = codeIn(withoutBlocks(read(page)))
      .flatMap((code) => code.split(/\s+/))
      .filter((word) => new RegExp(`^(?:${folders})/[^<…{]*$`).test(word));

    expect(paths.filter((path) => !exists(ROOT, path))).toStrictEqual([]);
  });
});

describe('a page of decisions', () => {
  const pages = filesOf('docs/decisions/*.md').filter((page) => !page.endsWith('README.md'));

  test.each(pages)('has the form, and is short: %s', (page) => {
    const text = read(page);
    const parts = [...text.matchAll(/^\*\*(Decision|Context|Why not|Consequences)\b/gm)];

    expect([...new Set(parts.map(([, part]) => part))]).toStrictEqual([
      'Decision',
      'Context',
      'Why not',
      'Consequences',
    ]);
    expect(text.split('\n').length).toBeLessThanOrEqual(60);
  });

  test('is in the index', () => {
    const index = read('docs/decisions/README.md');
    const linked = [...index.matchAll(/\]\(([\w-]+\.md)\)/g)].map(
      ([, name = '']) => `docs/decisions/${name}`,
    );

    expect(linked.sort()).toStrictEqual(pages.sort());
  });
});

describe('the README of a folder', () => {
  test.each(FOLDER_PAGES)('has 15 lines at most: %s', (page) => {
    expect(read(page).trimEnd().split('\n').length).toBeLessThanOrEqual(15);
  });

  test.each(FOLDER_PAGES)('names only files that exist: %s', (page) => {
    const names = codeIn(read(page)).filter((code) =>
      /^\w[\w./-]*(?:\.(?:ts|tsx|json|md|css)|\/)$/.test(code),
    );

    expect(
      names.filter((name) => !exists(join(ROOT, dirname(page)), name) && !exists(ROOT, name)),
    ).toStrictEqual([]);
  });
});

function read(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}

function filesOf(pattern: string): string[] {
  return globSync(pattern, { cwd: ROOT }).sort();
}

function exists(folder: string, path: string): boolean {
  return path.includes('*')
    ? globSync(path, { cwd: folder }).length > 0
    : existsSync(join(folder, path));
}

function foldersIn(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

/** The folders of the repository, without hidden, installed and built ones. */
function repositoryFolders(): string[] {
  return foldersIn('.').filter((name) => !/^\.|^(?:node_modules|dist|coverage)$/.test(name));
}

/** The block of the architecture page that has a line of this form. */
function blockWith(line: string): string {
  const found = blocks.filter(({ text }) => new RegExp(line, 'm').test(text));
  expect(found).toHaveLength(1);
  return found[0]?.text ?? '';
}

/** The paths of a tree of folders: two spaces of indentation a level, names separated by two spaces, then more. */
function* treeEntries(tree: string): Generator<{ path: string; description: string }> {
  const parents: string[] = [];
  for (const line of tree.split('\n')) {
    const [, indent = '', names = '', description = ''] =
      /^( *)([\w.-]+(?:\/|\.ts)(?: {2}[\w.-]+(?:\/|\.ts))*)(?: {3,}(.*))?$/.exec(line) ?? [];
    if (names === '') continue;
    const level = indent.length / 2;
    for (const name of names.split('  ')) {
      const path = `${parents.slice(0, level).join('')}${name}`;
      parents[level] = name;
      yield { path, description };
    }
  }
}

function codeIn(text: string): string[] {
  return [...text.matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code);
}

/** Those of several parts that a text has, each after the one before. */
function inOrder(text: string, parts: readonly string[]): string[] {
  let from = 0;
  return parts.filter((part) => {
    const at = text.indexOf(part, from);
    if (at >= 0) from = at + part.length;
    return at >= 0;
  });
}

/** The folders that each folder of src may import from, by the lint rule. */
async function allowedImports(): Promise<Map<string, string[]>> {
  const { default: configs } = (await import(join(ROOT, 'eslint.config.js'))) as {
    default: readonly { readonly rules?: Readonly<Record<string, unknown>> }[];
  };
  const rules = configs.flatMap(({ rules = {} }) => rules['import-x/no-restricted-paths'] ?? []);
  const [, { zones }] = rules as [string, { zones: { target: string; except: string[] }[] }];
  return new Map(
    zones.map(({ target, except }) => {
      const folder = target.replace('./src/', '');
      const others = except.map((name) => name.replace('./', ''));
      return [folder, others.filter((name) => name !== folder && !name.endsWith('.ts'))];
    }),
  );
}
