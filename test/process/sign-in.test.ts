import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';
import { startDevIssuer } from '../support/dev-issuer.ts';
import { readBlocks, withoutRandom } from '../support/docs.ts';
import { spawnEntry, urlOf } from '../support/spawned.ts';

const run = promisify(execFile);
const ROOT = fileURLToPath(new URL('../..', import.meta.url));

test('the documented way to sign in on a laptop works', async () => {
  const blocks = await readBlocks('docs/authorization.md');
  const index = blocks.findIndex(({ label }) => label === 'token');
  const [script, answer] = blocks.slice(index, index + 2).map(({ text }) => text);
  await using issuer = await startDevIssuer();
  await using gateway = spawnEntry('main', {
    PORT: '0',
    AUTH: 'jwt',
    AUTH_ISSUER: issuer.url,
    AUTH_AUDIENCE: 'contact-gateway',
  });
  const url = await urlOf(gateway);
  const withPorts = (script ?? '')
    .replace('http://127.0.0.1:4000/graphql', url)
    .replace('dev:token -- ', `dev:token -- --issuer ${issuer.url} `);

  const { stdout } = await run('bash', ['-ec', withPorts], { cwd: ROOT });

  expect(JSON.parse(stdout)).toStrictEqual(JSON.parse(answer ?? ''));
  const forbidden = blocks.find(({ label }) => label === 'forbidden');
  const withAttributes = withPorts.replace('queue { name }', 'attributes { key }');
  const rejected = await run('bash', ['-ec', withAttributes], { cwd: ROOT });
  expect(withoutRandom(JSON.parse(rejected.stdout))).toStrictEqual(
    withoutRandom(JSON.parse(forbidden?.text ?? '')),
  );
  const anonymous = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"query":"{ __typename }"}',
  });
  expect(anonymous.status).toBe(401);
  expect(await gateway.line(({ auth }) => auth !== undefined)).toMatchObject({ auth: 'jwt' });
});

test('the documented viewer is the Connect user that the token names', async () => {
  const blocks = await readBlocks('docs/authorization.md');
  const textOf = (wanted: string): string =>
    blocks.find(({ label }) => label === wanted)?.text ?? '';
  await using issuer = await startDevIssuer();
  await using gateway = spawnEntry('main', {
    PORT: '0',
    AUTH: 'jwt',
    AUTH_ISSUER: issuer.url,
    AUTH_AUDIENCE: 'contact-gateway',
    AUTH_USER_CLAIM: 'connect_user',
  });
  const script = textOf('viewer')
    .replace('http://127.0.0.1:4000/graphql', await urlOf(gateway))
    .replace('dev:token -- ', `dev:token -- --issuer ${issuer.url} `);

  const { stdout } = await run('bash', ['-ec', script], { cwd: ROOT });

  expect(JSON.parse(stdout)).toStrictEqual(JSON.parse(textOf('viewer-answer')));
});

test('a gateway with authentication off logs it', async () => {
  await using gateway = spawnEntry('main', { PORT: '0' });

  const line = await gateway.line(({ msg }) =>
    String(msg).startsWith('Authentication is disabled'),
  );

  expect(line).toMatchObject({ level: 40 });
});

test('the issuer for laptops does not run in production', async () => {
  const ended = run(process.execPath, ['tools/dev-issuer.ts'], {
    cwd: ROOT,
    env: { NODE_ENV: 'production' },
  });

  await expect(ended).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining('does not run in production'),
  });
});

test('the script for tokens reports a missing issuer', async () => {
  const args = ['tools/dev-token.ts', '--issuer', 'http://127.0.0.1:1'];

  await expect(run(process.execPath, args, { cwd: ROOT })).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining('npm run dev:issuer'),
  });
});
