import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { decodeJwt } from 'jose';
import { startDevIssuer } from '../support/dev-issuer.ts';
import { takePort } from '../support/taken-port.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const start = promisify(execFile);

/** How a script ends, and all that it prints. */
async function run(
  script: string,
  ...args: readonly string[]
): Promise<{ code: unknown; stdout: string; stderr: string }> {
  try {
    return {
      code: 0,
      ...(await start(process.execPath, [script, ...args], { cwd: ROOT, env: {} })),
    };
  } catch (error) {
    const { code, stdout, stderr } = error as Awaited<ReturnType<typeof run>>;
    return { code, stdout, stderr };
  }
}

const TOKEN = 'tools/dev-token.ts';
const ISSUER = 'tools/dev-issuer.ts';
const CHAOS = 'harness/chaos/main.ts';
const SIGTERM = 'harness/sigterm/main.ts';
const SOAK = 'harness/soak/main.ts';
const HOSTILE = 'bench/hostile/main.ts';
const SUPERGRAPH = 'examples/supergraph/main.ts';
const BREAKING = 'tools/check-breaking.ts';
const DOCS = 'tools/docs/main.ts';

const WHOLE = 'must be a whole number from';

describe('an argument that cannot be used', () => {
  test.each<[script: string, args: readonly string[], message: string]>([
    [TOKEN, ['--expires-in', 'soon'], `--expires-in ${WHOLE} -946080000 to 946080000`],
    [TOKEN, ['--expires-in', ''], `--expires-in ${WHOLE} -946080000 to 946080000`],
    [
      TOKEN,
      ['--expires-in', '-x'],
      "Option '--expires-in' argument is ambiguous: write it as --option=value",
    ],
    [TOKEN, ['--expires-in'], "Option '--expires-in <value>' argument missing"],
    [TOKEN, ['--expire-in', '60'], "Unknown option '--expire-in'"],
    [TOKEN, ['contacts:read'], "Unexpected argument 'contacts:read'"],
    [TOKEN, ['--claim', 'queues'], '--claim must be a name and a value, NAME=VALUE'],
    [TOKEN, ['--claim', 'exp=soon'], '--claim exp must be a number, in seconds since 1970'],
    [TOKEN, ['--claim', 'iat='], '--claim iat must be a number, in seconds since 1970'],
    [TOKEN, ['--claim', 'nbf=1e400'], '--claim nbf must be a number, in seconds since 1970'],
    [
      TOKEN,
      ['--issuer', '127.0.0.1:4020'],
      '--issuer must be a URL, such as http://127.0.0.1:4020',
    ],
    [
      TOKEN,
      ['--issuer', 'localhost:4020'],
      '--issuer must be a URL, such as http://127.0.0.1:4020',
    ],
    [TOKEN, ['--port', '4021'], "Unknown option '--port'"],
    [ISSUER, ['--port', 'http'], `--port ${WHOLE} 0 to 65535`],
    [ISSUER, ['--port', '65536'], `--port ${WHOLE} 0 to 65535`],
    [ISSUER, ['--ports', '1'], "Unknown option '--ports'"],
    [CHAOS, ['--concurrency', '0'], `--concurrency ${WHOLE} 1 to 999999999`],
    [SIGTERM, ['--parallel', '0'], `--parallel ${WHOLE} 1 to 999999999`],
    [SOAK, ['--minutes', '0'], `--minutes ${WHOLE} 1 to 999999999`],
    [HOSTILE, ['--documents', '1.5'], `--documents ${WHOLE} 1 to 999999999`],
    [SUPERGRAPH, ['--port', '70000'], `--port ${WHOLE} 0 to 65535`],
    [BREAKING, ['v1.0.0', 'v1.1.0'], 'Only one commit can be compared with'],
    [BREAKING, ['--output=x'], "Unknown option '--output'"],
    [DOCS, ['--chek'], "Unknown option '--chek'"],
  ])('of %s, %j, ends it with one line', async (script, args, message) => {
    expect(await run(script, ...args)).toStrictEqual({
      code: 1,
      stdout: '',
      stderr: `${message}. --help shows how it is used.\n`,
    });
  });

  test('such as a port that is taken ends the issuer with one line', async () => {
    await using taken = await takePort();
    const { port } = taken;

    expect(await run(ISSUER, '--port', String(port))).toStrictEqual({
      code: 1,
      stdout: '',
      stderr: `Port ${port} cannot be used (EADDRINUSE): choose another one by --port.\n`,
    });
  });
});

describe('--help', () => {
  test.each([
    [TOKEN, ['scope', 'sub', 'audience', 'claim', 'expires-in', 'issuer']],
    [ISSUER, ['port', 'issuer']],
    [
      CHAOS,
      [
        'seed',
        'schedules',
        'first',
        'only',
        'plain',
        'redis',
        'concurrency',
        'request-timeout',
        'consistency-delay',
      ],
    ],
    [SIGTERM, ['seed', 'times', 'parallel']],
    [SOAK, ['seed', 'minutes', 'warm-up']],
    [HOSTILE, ['documents', 'seed']],
    [SUPERGRAPH, ['port']],
    [BREAKING, []],
    [DOCS, ['check']],
  ])('of %s lists %j, and does nothing else', async (script, options) => {
    const { code, stdout, stderr } = await run(script, '--help');

    expect({ code, stderr }).toStrictEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^Usage: (?:npm run|npx node) /);
    const listed = [...stdout.matchAll(/--([a-z-]+) /g)].map(([, name]) => name);
    expect(listed).toStrictEqual(expect.arrayContaining(options));
  });
});

describe('a token for tests', () => {
  let issuer: Awaited<ReturnType<typeof startDevIssuer>>;
  beforeAll(async () => {
    issuer = await startDevIssuer();
  });
  afterAll(async () => {
    await issuer[Symbol.asyncDispose]();
  });

  test.each([
    [['--expires-in', '-60'], -60],
    [['--expires-in=-60'], -60],
    [['--expires-in', '0'], 0],
    [['--expires-in', '90000'], 90_000],
    [[], 3_600],
  ])('by %j ends after %i s', async (args, seconds) => {
    const from = Math.floor(Date.now() / 1000);

    const { code, stdout, stderr } = await run(TOKEN, '--issuer', issuer.url, ...args);

    const to = Math.floor(Date.now() / 1000);
    expect({ code, stderr }).toStrictEqual({ code: 0, stderr: '' });
    const { exp = NaN } = decodeJwt(stdout);
    expect(exp - seconds).toBeGreaterThanOrEqual(from);
    expect(exp - seconds).toBeLessThanOrEqual(to);
  });

  test('has other values of its own claims, and its times as numbers', async () => {
    const claims = ['sub=ben', 'exp=1e300', 'iat=4102444800', 'nbf=-1.5'];
    const args = claims.flatMap((claim) => ['--claim', claim]);

    const { stdout } = await run(TOKEN, '--issuer', issuer.url, ...args);

    const expected = { sub: 'ben', exp: 1e300, iat: 4_102_444_800, nbf: -1.5 };
    expect(decodeJwt(stdout)).toMatchObject(expected);
  });

  test('has the claims that are requested', async () => {
    const { stdout } = await run(
      TOKEN,
      ...[
        '--issuer',
        issuer.url,
        '--sub',
        'amara',
        '--scope',
        'contacts:read',
        '--scope',
        'directory:read',
      ],
      ...['--claim', 'queues=q-1,q-2', '--claim', 'note=a=b', '--claim', 'empty='],
    );

    expect(decodeJwt(stdout)).toMatchObject({
      iss: issuer.url,
      aud: 'contact-gateway',
      sub: 'amara',
      scope: 'contacts:read directory:read',
      queues: ['q-1', 'q-2'],
      note: 'a=b',
      empty: '',
    });
  });
});
