import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';

interface Locked {
  readonly name?: string;
  readonly version: string;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const lock = JSON.parse(readFileSync(`${root}/package-lock.json`, 'utf8')) as {
  packages: Record<string, Locked>;
};

/** Runs a tool of the project. */
function run(tool: string) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [`tools/${tool}.ts`], {
    cwd: root,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

const namesOf = (isIncluded: (locked: Locked) => boolean): Set<string> =>
  new Set(
    Object.entries(lock.packages)
      .filter(([path, locked]) => path !== '' && isIncluded(locked))
      .map(
        ([path, { name, version }]) =>
          `${name ?? path.replace(/^.*node_modules\//, '')}@${version}`,
      ),
  );

test('the SBOM has everything that runs in production, as it is locked, and the parts of GraphiQL’s page', () => {
  const { status, stdout } = run('sbom');
  const sbom = JSON.parse(stdout) as {
    bomFormat: string;
    metadata: { component: { name: string } };
    components: { name: string; version: string }[];
  };
  const listed = new Set(sbom.components.map(({ name, version }) => `${name}@${version}`));

  expect({ status, format: sbom.bomFormat, of: sbom.metadata.component.name }).toStrictEqual({
    status: 0,
    format: 'CycloneDX',
    of: 'contact-gateway',
  });
  const inProduction = namesOf(({ dev, devOptional }) => dev !== true && devOptional !== true);
  expect([...inProduction].filter((name) => !listed.has(name))).toStrictEqual([]);
  expect([...listed].filter((name) => !namesOf(() => true).has(name))).toStrictEqual([]);
  const names = sbom.components.map(({ name }) => name);
  expect(names).toStrictEqual(expect.arrayContaining(['react', 'monaco-editor']));
  expect(names).not.toContain('@apollo/composition');
  expect(names).not.toContain('jest');
});

test('every part has a permissive licence', () => {
  expect(run('check-licenses')).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(/^\d{3} packages run in production\. Issues: 0\.\n$/),
  });
});
