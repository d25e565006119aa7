import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The issuer for laptops, as a process of its own: it tells its address in its first line. */
export async function startDevIssuer(): Promise<AsyncDisposable & { readonly url: string }> {
  const issuer = spawn(process.execPath, ['tools/dev-issuer.ts', '--port', '0'], { cwd: ROOT });
  const closed = once(issuer, 'close');
  const [line] = (await once(createInterface(issuer.stdout), 'line')) as [string];
  return {
    url: /http:[\w.:/]+\d/.exec(line)?.[0] ?? line,
    async [Symbol.asyncDispose]() {
      issuer.kill('SIGKILL');
      await closed;
    },
  };
}
