import { describe, expect, test } from '@jest/globals';
import { MUTATION_NAMES } from '../../src/contacts/operations/index.ts';
import { SOURCE_ANSWERS, startCredentialSource } from '../support/credential-source.ts';
import { FLOWS } from '../support/ids.ts';
import { type Spawned, spawnEntry, urlOf } from '../support/spawned.ts';
import { takePort } from '../support/taken-port.ts';
import { until } from '../support/until.ts';
import { awsMode } from './support/held-gateway.ts';

interface Line {
  readonly level: number;
  readonly msg: string;
}

const linesOf = (stdout: string): Line[] =>
  stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);

const EMBEDDED = {
  level: 30,
  connect: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
  msg: 'The embedded Connect is listening',
};

test('the first line of the log has the address of the embedded Connect', async () => {
  // A variable that is not known is a warning, which comes later.
  await using gateway = spawnEntry('main', { PORT: '0', CONNECT_GROUP_ID: '1' });
  const started = await gateway.line(({ graphql }) => graphql !== undefined);
  gateway.kill('SIGTERM');

  const { stdout } = await gateway.ended;

  const [first, second] = linesOf(stdout);
  expect(first).toMatchObject({ ...EMBEDDED, connect: started['connect'] });
  expect(second).toMatchObject({ level: 40, names: ['CONNECT_GROUP_ID'] });
});

test('so has the first line of the log of the embedded Connect alone', async () => {
  await using emulator = spawnEntry('main-emulator', {
    EMULATOR_PORT: '0',
    EMULATOR_GROUP_ID: '1',
  });
  const { names } = await emulator.line((line) => line['names'] !== undefined);
  expect(names).toStrictEqual(['EMULATOR_GROUP_ID']);
  emulator.kill('SIGTERM');

  const { stdout } = await emulator.ended;

  expect(linesOf(stdout)[0]).toMatchObject({
    level: 30,
    url: EMBEDDED.connect,
    msg: EMBEDDED.msg,
  });
});

test('the log names the disabled mutations', async () => {
  await using gateway = spawnEntry('main', { PORT: '0', MUTATIONS: 'none' });

  expect(await gateway.line((line) => line['disabledMutations'] !== undefined)).toMatchObject({
    level: 40,
    disabledMutations: MUTATION_NAMES,
    msg: 'Mutations are disabled (MUTATIONS)',
  });
});

test('a mutation that does not exist stops the start', async () => {
  await using gateway = spawnEntry('main', { PORT: 'x', MUTATIONS: 'stopTheWorld' });

  expect(await gateway.ended).toStrictEqual({
    code: 1,
    stdout: '',
    stderr:
      'Invalid configuration; nothing was started.\n' +
      '  PORT: must be a whole number from 0 to 65535\n' +
      `  MUTATIONS: must be none, or a list of: ${MUTATION_NAMES.join(', ')}\n`,
  });
});

describe('a port in use stops the start with one fatal line, and status 1', () => {
  test.each([
    ['main', 'PORT', {}],
    ['main', 'EMULATOR_PORT', { PORT: '0' }],
    ['main-emulator', 'EMULATOR_PORT', {}],
  ] as const)('of %s, by %s', async (entry, variable, env) => {
    await using taken = await takePort();
    const { port } = taken;
    await using spawned = spawnEntry(entry, { ...env, [variable]: String(port) });

    const { code, stdout, stderr } = await spawned.ended;

    expect({ code, stderr }).toStrictEqual({ code: 1, stderr: '' });
    expect(linesOf(stdout)).toMatchObject([
      // The embedded Connect is started before the gateway.
      ...(variable === 'PORT' ? [EMBEDDED] : []),
      {
        level: 60,
        code: 'EADDRINUSE',
        host: '127.0.0.1',
        port,
        msg: `Cannot listen on 127.0.0.1:${port} (EADDRINUSE): the port is in use. The process ends. Set ${variable} to another one, or stop the process that uses it.`,
      },
    ]);
  });

  test('of the queue of contact events, which is the one after EMULATOR_PORT', async () => {
    await using taken = await takePort();
    const { port } = taken;
    await using spawned = spawnEntry('main-emulator', {
      EMULATOR_PORT: String(port - 1),
      EMULATOR_EVENTS: 'true',
    });

    const { code, stdout, stderr } = await spawned.ended;

    expect({ code, stderr }).toStrictEqual({ code: 1, stderr: '' });
    expect(linesOf(stdout)).toMatchObject([
      { level: 60, port, msg: expect.stringContaining('Set EMULATOR_PORT to another one') },
    ]);
  });

  test.each(['main', 'main-emulator'] as const)(
    'of %s, as does an address that the machine does not have',
    async (entry) => {
      const access = { AUTH: 'off', ALLOW_UNAUTHENTICATED: 'true' };
      await using spawned = spawnEntry(entry, {
        ...(entry === 'main' ? { ...access, PORT: '0' } : { EMULATOR_PORT: '0' }),
        HOST: '203.0.113.7',
      });

      const { code, stdout, stderr } = await spawned.ended;

      expect({ code, stderr }).toStrictEqual({ code: 1, stderr: '' });
      expect(linesOf(stdout)).toMatchObject([
        ...(entry === 'main' ? [EMBEDDED] : []),
        {
          level: 60,
          msg: expect.stringMatching(/203\.0\.113\.7:0 \(EADDRNOTAVAIL\).* Set HOST to/),
        },
      ]);
    },
  );
});

describe('in aws mode the log warns at the start', () => {
  /** AWS mode without what the log warns about. The machine's own metadata service is not called. */
  const bareAws = (env: Record<string, string> = {}): Spawned =>
    spawnEntry('main', {
      ...awsMode('http://127.0.0.1:9'),
      AWS_ACCESS_KEY_ID: '',
      AWS_SECRET_ACCESS_KEY: '',
      AWS_EC2_METADATA_DISABLED: 'true',
      HOME: '/nowhere',
      CONNECT_QUEUE_TRANSFER_FLOW_ID: '',
      ...env,
    });

  const warnings = (stdout: string): string[] =>
    linesOf(stdout)
      .filter(({ level, msg }) => level >= 40 && !msg.includes('AUTH=off'))
      .map(({ msg }) => msg)
      .sort();

  const NO_CREDENTIALS =
    'The gateway has no AWS credentials: all reads and mutations will fail until it finds some. Set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or give its task, pod or instance a role';
  const NO_FLOW = (kind: string, variable: string): string =>
    `Transfers to a ${kind} that name no contactFlowId will be rejected: set ${variable} to the flow to use`;

  test('of missing flows and credentials, each by one line, and starts', async () => {
    await using gateway = bareAws();
    await urlOf(gateway);
    const line = await gateway.line(({ credentials }) => credentials !== undefined);
    gateway.kill('SIGTERM');
    const { code, stdout, stderr } = await gateway.ended;

    expect({ code, stderr }).toStrictEqual({ code: 0, stderr: '' });
    expect(line).toMatchObject({ level: 40, credentials: { reason: 'missing' } });
    expect(warnings(stdout)).toStrictEqual([
      NO_CREDENTIALS,
      NO_FLOW('queue', 'CONNECT_QUEUE_TRANSFER_FLOW_ID'),
      NO_FLOW('user', 'CONNECT_USER_TRANSFER_FLOW_ID'),
    ]);
  });

  test('of nothing where everything is configured', async () => {
    await using source = await startCredentialSource(
      SOURCE_ANSWERS.status(
        200,
        JSON.stringify({
          AccessKeyId: 'key',
          SecretAccessKey: 'a-secret-key',
          Token: 'a-secret-token',
          Expiration: new Date(Date.now() + 3_600_000).toISOString(),
        }),
      ),
    );
    await using gateway = bareAws({
      AWS_CONTAINER_CREDENTIALS_FULL_URI: `${source.url}/credentials`,
      CONNECT_QUEUE_TRANSFER_FLOW_ID: FLOWS.queueTransfer,
      CONNECT_USER_TRANSFER_FLOW_ID: FLOWS.userTransfer,
    });
    await urlOf(gateway);
    await until(() => source.requests.length > 0);
    gateway.kill('SIGTERM');
    const { stdout } = await gateway.ended;

    expect(warnings(stdout)).toStrictEqual([]);
    expect(stdout).not.toContain('a-secret');
  });

  test('and does not wait for a source of credentials that hangs', async () => {
    await using source = await startCredentialSource(SOURCE_ANSWERS.hang);
    await using gateway = bareAws({
      AWS_CONTAINER_CREDENTIALS_FULL_URI: `${source.url}/credentials`,
    });

    await urlOf(gateway);
    await until(() => source.requests.length > 0);
    gateway.kill('SIGTERM');

    expect(await gateway.ended).toMatchObject({
      code: 0,
      stdout: expect.not.stringContaining('no AWS credentials'),
      stderr: '',
    });
  });
});
