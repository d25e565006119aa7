import { mkdtempDisposable, readdir, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { spawnEntry, urlOf } from '../support/spawned.ts';
import { awsMode } from './support/held-gateway.ts';
import { postTransfer, TRANSFERRED } from './support/post-transfer.ts';

describe('the gateway as a process', () => {
  test('serves with an embedded Connect by default, and logs it', async () => {
    await using gateway = spawnEntry('main', { PORT: '0' });

    const response = await postTransfer(await urlOf(gateway));
    gateway.kill('SIGTERM');

    expect(await response.json()).toStrictEqual(TRANSFERRED);
    expect(await gateway.line(({ mode }) => mode !== undefined)).toMatchObject({
      mode: 'embedded',
      msg: expect.stringContaining('nothing is sent to AWS'),
    });
    expect(await gateway.ended).toMatchObject({ code: 0, stderr: '' });
  });

  test('calls what AWS_ENDPOINT_URL_CONNECT names in aws mode, with the default credentials', async () => {
    await using emulator = spawnEntry('main-emulator', { EMULATOR_PORT: '0' });
    await using gateway = spawnEntry('main', awsMode(await urlOf(emulator)));

    const response = await postTransfer(await urlOf(gateway));
    gateway.kill('SIGTERM');

    expect(await response.json()).toStrictEqual(TRANSFERRED);
    expect(await gateway.ended).toMatchObject({ code: 0, stderr: '' });
  });

  test('rejects an invalid configuration with one message, and starts nothing', async () => {
    await using gateway = spawnEntry('main', {
      CONNECT_MODE: 'aws',
      AUTH: 'off',
      ALLOW_UNAUTHENTICATED: 'true',
      PORT: 'http',
      EMULATOR_SEED: '/nowhere.json',
    });

    const { code, stdout, stderr } = await gateway.ended;

    expect({ code, stdout }).toStrictEqual({ code: 1, stdout: '' });
    expect(stderr.split('\n').map((line) => line.trim().split(':')[0])).toStrictEqual([
      'Invalid configuration; nothing was started.',
      'EMULATOR_SEED',
      'PORT',
      'AWS_REGION',
      'CONNECT_INSTANCE_ID',
      '',
    ]);
  });

  test('rejects misspelt variables, each with the intended name, and no value', async () => {
    const names = [
      ['AUTH_QUEUE_CLAIM', 'AUTH_QUEUES_CLAIM'],
      ['AUTH_INSTANCE_CLAIM', 'AUTH_INSTANCES_CLAIM'],
      ['AUTH_REQUIRED_CLAIMS', 'AUTH_REQUIRE_CLAIMS'],
      ['auth_audience', 'AUTH_AUDIENCE'],
      ['CONECT_MODE', 'CONNECT_MODE'],
      ['CORS_ORIGIN', 'CORS_ORIGINS'],
      ['NODE_EVN', 'NODE_ENV'],
      ['PROT', 'PORT'],
      ['RATE-LIMIT', 'RATE_LIMIT'],
      ['REDIS_URI', 'REDIS_URL'],
    ] as const;
    await using gateway = spawnEntry(
      'main',
      Object.fromEntries(names.map(([name]) => [name, 'canary'])),
    );

    expect(await gateway.ended).toStrictEqual({
      code: 1,
      stdout: '',
      stderr: [
        'Invalid configuration; nothing was started.\n',
        ...names.map(
          ([name, meant]) =>
            `  ${name}: is not a variable of the gateway, and ${meant} is not set: rename it or remove it\n`,
        ),
      ].join(''),
    });
  });

  test('starts among variables of other software, and warns once of those that could be its own', async () => {
    await using gateway = spawnEntry('main', {
      PORT: '0',
      AUTH_SECRET: 'canary',
      CONNECT_GROUP_ID: 'canary',
      REDIS_SERVICE_HOST: '10.0.0.1',
      EMULATOR_PORT: 'tcp://10.0.0.2:4010',
    });
    await urlOf(gateway);
    gateway.kill('SIGTERM');

    const { code, stdout } = await gateway.ended;

    expect(code).toBe(0);
    expect(stdout).not.toContain('canary');
    const warnings = stdout.split('\n').filter((line) => line.includes('CONFIG_STRICT'));
    expect(warnings.map((line): unknown => JSON.parse(line))).toMatchObject([
      { level: 40, names: ['AUTH_SECRET', 'CONNECT_GROUP_ID'] },
    ]);
  });

  test('rejects an audit log that is a symbolic link, and names no path', async () => {
    await using folder = await mkdtempDisposable(join(tmpdir(), 'audit-'));
    const path = join(folder.path, 'audit.jsonl');
    await symlink('elsewhere.jsonl', path);
    await using gateway = spawnEntry('main', { PORT: '0', AUDIT_LOG: path });

    expect(await gateway.ended).toStrictEqual({
      code: 1,
      stdout: '',
      stderr:
        'Invalid configuration; nothing was started.\n' +
        '  AUDIT_LOG: cannot be used: a symbolic link; only links to devices in /dev and into /proc/self/fd are followed\n',
    });
    expect(await readdir(folder.path)).toStrictEqual(['audit.jsonl']);
  });
});
