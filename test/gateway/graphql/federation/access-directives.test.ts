import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { type ConstDirectiveNode, Kind, parse, print } from 'graphql';
import { DEFAULT_SCOPE_NAMES } from '../../../../src/auth/permission.ts';
import { OPERATIONS } from '../../../../src/contacts/operations/index.ts';
import { printSubgraphSdl } from '../../../../src/gateway/graphql/federation/subgraph-sdl.ts';
import { REQUIREMENTS } from '../../../auth/support/requirements.ts';

const COARSE = '@authenticated @requiresScopes';

/** The access directives of an SDL, by type and field; of fields without any, those of their type. */
function accessIn(sdl: string): Record<string, Record<string, string>> {
  const access: Record<string, Record<string, string>> = {};
  for (const definition of parse(sdl).definitions) {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION) continue;
    const ofType = accessOf(definition.directives);
    access[definition.name.value] = Object.fromEntries(
      (definition.fields ?? []).map(({ name, directives }) => [
        name.value,
        accessOf(directives) || ofType,
      ]),
    );
  }
  return access;
}

function accessOf(directives: readonly ConstDirectiveNode[] = []): string {
  return directives
    .filter(({ name }) => name.value === 'authenticated' || name.value === 'requiresScopes')
    .map((directive) => print(directive))
    .join(' ');
}

/** Runs what `npm run schema:subgraph` runs. */
async function run(args: readonly string[]): Promise<{
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}> {
  const loader = new URL('../../../../tools/typescript-loader.ts', import.meta.url).href;
  const path = fileURLToPath(
    new URL('../../../../src/cli/print-subgraph-schema.ts', import.meta.url),
  );
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['--import', loader, path, ...args],
      { env: {} },
      (error, stdout, stderr) => {
        resolve({ code: Number(error?.code ?? 0), stdout, stderr });
      },
    );
  });
}

describe('the SDL of the subgraph', () => {
  const access = accessIn(printSubgraphSdl());
  const ruled = Object.entries(REQUIREMENTS).flatMap(([typeName, requirements]) =>
    Object.keys(access[typeName] ?? {}).map((fieldName) => ({
      typeName,
      fieldName,
      scopes: (requirements[fieldName] ?? requirements['*'] ?? []).flatMap((requirement) =>
        requirement === 'ROUTER' ? [] : [DEFAULT_SCOPE_NAMES[requirement]],
      ),
    })),
  );

  test.each(ruled)(
    'states what $typeName.$fieldName requires',
    ({ typeName, fieldName, scopes }) => {
      const list = scopes.map((scope) => `"${scope}"`).join(', ');

      expect(access[typeName]?.[fieldName]).toBe(`${COARSE}(scopes: [[${list}]])`);
    },
  );

  test('states it for every type that has rules', () => {
    // A supergraph has no viewer.
    const expected = Object.keys(REQUIREMENTS).filter((name) => name !== 'Viewer');

    expect(Object.keys(access)).toStrictEqual(expect.arrayContaining(expected));
    expect(access).not.toHaveProperty('Viewer');
  });

  test('has no access directives where they are turned off', () => {
    const sdl = printSubgraphSdl({ accessDirectives: false });

    expect(sdl).not.toMatch(/@authenticated|@requiresScopes/);
    expect(parse(sdl.replace(/^extend schema .*$/m, '')).definitions).toHaveLength(
      parse(printSubgraphSdl()).definitions.length - 1,
    );
  });

  test.each([
    [[], 0, 'on'],
    [['--access-directives=on'], 0, 'on'],
    [['--access-directives=off'], 0, 'off'],
    [['--access-directives', 'off'], 0, 'off'],
    [['--access-directives=maybe'], 2, 'usage'],
    [['--access-directives'], 2, 'usage'],
    [['--access-directive=off'], 2, 'usage'],
    [['off'], 2, 'usage'],
  ])('is printed by the script with %j as status %i, %s', async (args, status, printed) => {
    const { code, stdout, stderr } = await run(args);

    expect(code).toBe(status);
    expect({ stdout, stderr }).toStrictEqual(
      {
        on: { stdout: printSubgraphSdl(), stderr: '' },
        off: { stdout: printSubgraphSdl({ accessDirectives: false }), stderr: '' },
        usage: {
          stdout: '',
          stderr: 'Usage: npm run --silent schema:subgraph -- [--access-directives=on|off]\n',
        },
      }[printed],
    );
  });

  test('names scopes as the issuer does', () => {
    const names = { ...DEFAULT_SCOPE_NAMES, TRANSFER_CONTACTS: 'Contacts.Transfer' };

    expect(accessIn(printSubgraphSdl({ scopeNames: names }))['Mutation']).toStrictEqual(
      Object.fromEntries(
        OPERATIONS.map(({ mutation, permission }) => [
          mutation,
          `${COARSE}(scopes: [["${names[permission]}"]])`,
        ]),
      ),
    );
  });
});
