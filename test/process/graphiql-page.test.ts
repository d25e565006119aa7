import { expect, test } from '@jest/globals';
import { spawnEntry, urlOf } from '../support/spawned.ts';
import { awsMode } from './support/held-gateway.ts';
import { seedFile } from './support/seed-file.ts';

const SEED = {
  instances: [
    {
      id: '99990000-0000-4000-8000-000000000001',
      alias: 'other',
      region: 'us-east-1',
    },
  ],
};

/** The settings of the page, in an environment. */
async function attributes(env: Record<string, string>): Promise<Record<string, string>> {
  await using gateway = spawnEntry('main', { PORT: '0', GRAPHIQL: 'true', ...env });
  const page = await (await fetch(new URL('graphiql', await urlOf(gateway)))).text();
  const [, element = ''] = /<div id="graphiql"([^>]*)>/.exec(page) ?? [];
  return Object.fromEntries(
    [...element.matchAll(/data-([\w-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [
      name,
      value,
    ]),
  );
}

test('the page has the ids of the built-in contact centre where it is used', async () => {
  expect(await attributes({})).toStrictEqual({ auth: 'off', 'contact-centre': 'built-in' });
});

test('the page has no ids in aws mode, whatever replaces AWS', async () => {
  await using emulator = spawnEntry('main-emulator', { EMULATOR_PORT: '0' });
  const aws = awsMode(await urlOf(emulator));

  expect(await attributes(aws)).toStrictEqual({ auth: 'off', 'contact-centre': 'other' });
});

test('the page has no ids with a custom seed', async () => {
  await using seed = await seedFile(JSON.stringify(SEED));

  expect(await attributes({ EMULATOR_SEED: seed.path })).toMatchObject({
    'contact-centre': 'other',
  });
});

test('the page has no ids with another default instance', async () => {
  const env = { CONNECT_INSTANCE_ID: '99990000-0000-4000-8000-000000000001' };

  expect(await attributes(env)).toMatchObject({ 'contact-centre': 'other' });
});

test('the page offers to sign in where a token is required, whatever its claim is called', async () => {
  const env = {
    AUTH: 'jwt',
    AUTH_ISSUER: 'http://127.0.0.1:1',
    AUTH_AUDIENCE: 'gateway',
    AUTH_SCOPE_CLAIM: 'https://example.com/"scopes"&<more',
  };

  expect(await attributes(env)).toMatchObject({
    auth: 'jwt',
    'scope-claim': 'https://example.com/&quot;scopes&quot;&amp;&lt;more',
  });
});
