import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { JwtOptions } from '../../src/auth/authenticator.ts';
import { DEFAULT_SCOPE_NAMES } from '../../src/auth/permission.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export const AUDIENCE = 'contact-gateway';

/** For a gateway that takes tokens of an issuer for laptops; one that is not there does for tests without sign-in. */
export const jwtOptionsFor = (issuer: string): JwtOptions => ({
  issuer,
  audience: [AUDIENCE],
  algorithms: ['RS256'],
  requiredClaims: [],
  clockToleranceSeconds: 0,
  maxTokenAgeSeconds: 86_400,
  scopeNames: DEFAULT_SCOPE_NAMES,
  scopeClaim: 'scope',
  instancesClaim: undefined,
  queuesClaim: undefined,
  // A machine that is busy with other tests is not to make the keys unavailable.
  keysTimeoutMs: 60_000,
});

/** The issuer for laptops, as a process of its own: it prints its address in its first line. */
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
