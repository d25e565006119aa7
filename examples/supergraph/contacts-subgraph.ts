import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { build } from '../../tools/build.ts';
import type { Subgraph } from './subgraph.ts';

/** Starts the contact gateway as its users do: the built process, with nothing but environment variables. */
export async function startContacts(): Promise<Subgraph> {
  await Promise.all([build('gateway'), build('graphiql')]);
  const secret = randomBytes(24).toString('base64url');
  const path = fileURLToPath(new URL('../../dist/main.js', import.meta.url));
  const child = spawn(process.execPath, [path], {
    env: { FEDERATION: 'true', FEDERATION_SECRET: secret, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  // However this process ends, it leaves none behind.
  const kill = (): unknown => child.kill('SIGKILL');
  process.once('exit', kill);
  const closed = once(child, 'close');
  const url = await new Promise<string>((resolve, reject) => {
    createInterface(child.stdout).on('line', (line) => {
      const { graphql } = JSON.parse(line) as { readonly graphql?: string };
      if (graphql !== undefined) resolve(graphql);
    });
    child.once('close', () => {
      reject(new Error('The contact gateway did not start'));
    });
  });
  return {
    name: 'contacts',
    url,
    headers: { 'x-federation-secret': secret },
    async stop() {
      child.kill('SIGTERM');
      await closed;
      process.off('exit', kill);
    },
  };
}
