import { describe, expect, test } from '@jest/globals';
import { readConfig, VARIABLES } from '../../src/config/config.ts';
import { EMULATOR_SHAPE, GROUPS } from '../../src/config/variables/groups.ts';
import type { Variable, Variables } from '../../src/config/variables/variable.ts';
import { variableTables } from '../../tools/docs/variable-tables.ts';
import { configIssues } from '../support/config-issues.ts';
import { parsePage, readBlock, readPage, shellWords } from '../support/docs.ts';
import { spawnEntry } from '../support/spawned.ts';

const PAGE = 'docs/configuration.md';

const variables: readonly (readonly [name: string, variable: Variable])[] =
  Object.values<Variables>(GROUPS).flatMap((group) => Object.entries(group));

interface Row {
  readonly name: string;
  readonly byDefault: string;
}

const page = await readPage(PAGE);
const rows = [...page.matchAll(/^\| `([A-Z][A-Z_]+)` \| (.+?) \| .+ \|$/gm)].map(
  ([, name = '', byDefault = '']): Row => ({ name, byDefault }),
);

const ISSUER = { AUTH: 'jwt', AUTH_ISSUER: 'https://issuer.example', AUTH_AUDIENCE: 'gateway' };

/** The names that the page gives to what is no variable of the gateway. */
const OTHERS = [
  // What the SDK and OpenTelemetry read themselves, and what other programs read.
  ...['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_PROFILE', 'OTEL_SERVICE_NAME'],
  ...['AUTH_SECRET', 'CONNECT_GROUP_ID', 'REDIS_TTL', 'OAUTH_ISSUER'],
  ...['REDIS_SERVICE_HOST', 'CONNECT_PORT_8083_TCP'],
  // A misspelt name.
  'AUTH_QUEUE_CLAIM',
  // Types of flows, parts of values.
  ...['QUEUE_TRANSFER', 'AGENT_TRANSFER', 'GATEWAY_NAME', 'ISSUER_NAME'],
];

/** Environments in which a variable is required. */
const REQUIRED: Readonly<Record<string, readonly Readonly<Record<string, string>>[]>> = {
  CONNECT_MODE: [{ NODE_ENV: 'production' }],
  AWS_REGION: [{ CONNECT_MODE: 'aws' }],
  CONNECT_INSTANCE_ID: [{ CONNECT_MODE: 'aws' }],
  AUTH: [{ CONNECT_MODE: 'aws' }, { HOST: '0.0.0.0' }],
  AUTH_ISSUER: [{ AUTH: 'jwt' }],
  AUTH_AUDIENCE: [{ AUTH: 'jwt' }],
  FEDERATION_SECRET: [
    { FEDERATION: 'true', CONNECT_MODE: 'aws' },
    { FEDERATION: 'without-access-directives', NODE_ENV: 'production' },
  ],
  GATEWAY_SECRET: [{ REDIS_URL: 'redis://redis.example', CONNECT_MODE: 'aws' }],
};

describe('the page on the configuration', () => {
  test('has a row for every variable, and no other', () => {
    expect(rows.map(({ name }) => name).sort()).toStrictEqual([...VARIABLES].sort());
    expect(variables.map(([name]) => name).sort()).toStrictEqual([...VARIABLES].sort());
  });

  test('has the tables that `npm run docs` writes', () => {
    for (const table of Object.values(variableTables())) expect(page).toContain(`\n${table}\n`);
  });

  test('names no variable that the gateway does not have', async () => {
    const { code } = await parsePage(PAGE);
    const names = code.flatMap((text) => text.match(/\b[A-Z]+_[A-Z\d_]*[A-Z\d]\b/g) ?? []);

    expect(names.length).toBeGreaterThan(VARIABLES.length);
    expect(names.filter((name) => ![...VARIABLES, ...OTHERS].includes(name))).toStrictEqual([]);
  });

  test('gives each variable the default that it has', () => {
    const production = { ...ISSUER, NODE_ENV: 'production', CONNECT_MODE: 'embedded' };
    // A random secret differs from one reading to the next.
    const GATEWAY_SECRET = 'the-same-each-time';
    const read = (environment: object): unknown => readConfig({ GATEWAY_SECRET, ...environment });

    const documented = rows.flatMap(({ name, byDefault }) => {
      const match = /^`([^`]+)`(; `false` when `NODE_ENV` is `production`)?$/.exec(byDefault);
      return match === null ? [] : [{ name, value: match[1], isOffInProduction: match[2] }];
    });

    expect(documented.length).toBeGreaterThan(25);
    for (const { name, value, isOffInProduction } of documented) {
      const given = { name, config: read({ ...ISSUER, [name]: value }) };
      expect(given).toStrictEqual({ name, config: read(ISSUER) });
      if (isOffInProduction === undefined) continue;
      const off = { name, config: read({ ...production, [name]: 'false' }) };
      expect(off).toStrictEqual({ name, config: read(production) });
    }
  });

  test('says which variables are required', () => {
    const required = rows.filter(({ byDefault }) => byDefault.includes('required'));

    expect(required.map(({ name }) => name).sort()).toStrictEqual(Object.keys(REQUIRED).sort());
    for (const [name, environments] of Object.entries(REQUIRED)) {
      for (const environment of environments) {
        const issues = configIssues(() => readConfig(environment));
        const expected = expect.stringMatching(new RegExp(`^${name}: must be given`));
        expect(issues).toStrictEqual(expect.arrayContaining([expected]));
      }
    }
  });

  test('names what the embedded Connect reads when it runs alone', () => {
    const [, section = ''] = page.split('\n## Embedded Connect\n');
    const [, sentence = ''] =
      /`npm run emulator`, which runs it alone, reads (.+)/.exec(section) ?? [];
    const names = [...Object.keys(GROUPS.emulator), ...(sentence.match(/\b[A-Z_]{4,}\b/g) ?? [])];

    expect(names.sort()).toStrictEqual(Object.keys(EMULATOR_SHAPE).sort());
  });

  test('shows what an invalid configuration ends with', async () => {
    const [command = '', ...message] = (await readBlock(PAGE, 'invalid')).split('\n');
    const words = shellWords(command.replace(/^\$ /, ''));
    const given = words.filter((word) => word.includes('='));

    await using gateway = spawnEntry(
      'main',
      Object.fromEntries(given.map((word) => word.split('=') as [string, string])),
    );

    expect(words.slice(given.length)).toStrictEqual(['node', 'dist/main.js']);
    expect(await gateway.ended).toStrictEqual({ code: 1, stdout: '', stderr: message.join('\n') });
  });
});

describe.each(variables)('%s', (_, { schema, meaning, byDefault, example }) => {
  test('is described by sentences', () => {
    expect(meaning).toMatch(/^[A-Z`].*[.)]$/);
    expect(meaning.length).toBeGreaterThan(20);
    expect(byDefault).not.toBe('');
  });

  test('accepts its example, and needs no value', () => {
    const texts = [undefined, example];
    expect(texts.filter((text) => !schema.safeParse(text).success)).toStrictEqual([]);
  });
});
