import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';
import { startDevIssuer } from '../../../support/dev-issuer.ts';
import { readBlock, readBlocks, withoutRandom } from '../../../support/docs.ts';
import { spawnEntry, urlOf } from '../../../support/spawned.ts';

const run = promisify(execFile);
const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));
const FOLDER = 'my-supergraph';
const PAGE = 'docs/guides/federate-the-gateway.md';
const blocks = await readBlocks(PAGE);

/** A folder in which the commands of the guide work as in a clone. */
async function cloneRoot(): Promise<AsyncDisposable & { readonly path: string }> {
  const path = await mkdtemp(join(tmpdir(), 'guide-'));
  const names = (await readdir(ROOT)).filter((name) => name !== FOLDER);
  await Promise.all(names.map(async (name) => symlink(join(ROOT, name), join(path, name))));
  return { path, [Symbol.asyncDispose]: async () => rm(path, { recursive: true }) };
}

/** A process of the guide, and the port that it has printed in its first line. */
async function startScript(
  cwd: string,
  script: string,
  env: Readonly<Record<string, string>> = {},
): Promise<AsyncDisposable & { readonly port: string; stop(): Promise<unknown> }> {
  const child = spawn(process.execPath, [join(FOLDER, script)], { cwd, env });
  const closed = once(child, 'close');
  let port: string | undefined;
  let printed = '';
  child.stderr.on('data', (text) => (printed += String(text)));
  for await (const line of createInterface(child.stdout)) {
    printed += `${line}\n`;
    port = /(?:127\.0\.0\.1:|port: )(\d+)/.exec(line)?.[1];
    if (port !== undefined) break;
  }
  if (port === undefined) throw new Error(`${script} ended: ${printed}`);
  return {
    port,
    async stop() {
      child.kill('SIGINT');
      return closed;
    },
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL');
      await closed;
    },
  };
}

/** Two gateways, two routers and a dozen commands start one after the other. */
const TIMEOUT_MS = 240_000;

test(
  'the guide works, step by step',
  async () => {
    await using clone = await cloneRoot();
    await using issuer = await startDevIssuer();
    const ports = new Map<string, string>();
    /** With the ports of this test in place of those of the guide. */
    const adapt = (text: string): string =>
      [...ports]
        // Not in an id, such as 60000000-0000-4000-8000-….
        .reduce(
          (adapted, [port, own]) => adapted.replaceAll(RegExp(`(?<!-)${port}`, 'g'), own),
          text,
        )
        .replaceAll('dev:token -- ', `dev:token -- --issuer ${issuer.url} `);
    const shell = async (text: string): Promise<string> => {
      return (await run('bash', ['-ec', adapt(text)], { cwd: clone.path })).stdout;
    };
    const runLabelled = async (label: string): Promise<void> => {
      expect(blocks.map((block) => block.label)).toContain(label);
      for (const [index, block] of blocks.entries()) {
        if (block.label !== label) continue;
        const following = blocks[index + 1];
        const answer = following?.label === 'answer' ? following.text : '""';
        const printed = (await shell(block.text)) || '""';
        expect(withoutRandom(JSON.parse(printed))).toStrictEqual(withoutRandom(JSON.parse(answer)));
      }
    };
    const save = async (name: string): Promise<void> => {
      const text = await readBlock(PAGE, `${FOLDER}/${name}`);
      await writeFile(join(clone.path, FOLDER, name), adapt(text));
    };

    await runLabelled('prepare');
    const secret = (await readFile(join(clone.path, FOLDER, 'secret'), 'utf8')).trim();
    const federation = { PORT: '0', FEDERATION: 'true', FEDERATION_SECRET: secret };
    await using open = spawnEntry('main', federation);
    ports.set('4201', '0');
    await save('claims.graphql');
    await save('claims.ts');
    await using claims = await startScript(clone.path, 'claims.ts');
    ports.set('4201', claims.port);

    // Another port for each gateway, so the supergraph is composed for each.
    const startRouter = async (
      gatewayUrl: string,
    ): Promise<Awaited<ReturnType<typeof startScript>>> => {
      ports.set('4000', new URL(gatewayUrl).port);
      await save('compose.ts');
      await runLabelled('compose');
      ports.set('4200', '0');
      await save('router.ts');
      const router = await startScript(clone.path, 'router.ts', { FEDERATION_SECRET: secret });
      ports.set('4200', router.port);
      return router;
    };

    await using router = await startRouter(await urlOf(open));
    await runLabelled('router');
    expect(await router.stop()).toStrictEqual([0, null]);

    await using closed = spawnEntry('main', {
      ...federation,
      AUTH: 'jwt',
      AUTH_ISSUER: issuer.url,
      AUTH_AUDIENCE: 'contact-gateway',
    });
    await using secondRouter = await startRouter(await urlOf(closed));
    await runLabelled('signed-in');
    await secondRouter.stop();

    const collision = (await readBlock(PAGE, 'collision')).trim();
    const path = join(clone.path, FOLDER, 'claims.graphql');
    const sdl = await readFile(path, 'utf8');
    await writeFile(path, sdl.replace('type Query {', 'type Query {\n  users: [String!]!'));
    await expect(runLabelled('compose')).rejects.toMatchObject({
      stderr: expect.stringContaining(collision),
    });
  },
  TIMEOUT_MS,
);
