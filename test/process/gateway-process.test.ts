import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import { CONTACTS, FLOWS, INSTANCE_ID, QUEUES } from '../support/ids.ts';
import { spawnEntry, spawnScript, urlOf } from '../support/spawned.ts';

const TRANSFER = JSON.stringify({
  query: `mutation {
    transferContact(input: {
      contactId: "${CONTACTS.unassignedTask}", target: { queueId: "${QUEUES.billing}" }
    }) { __typename ... on ContactError { message } }
  }`,
});

const post = (url: string): Promise<Response> =>
  fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: TRANSFER });

describe('the gateway as a process', () => {
  test('serves with an embedded Connect by default, and says so', async () => {
    await using gateway = spawnEntry('main', { PORT: '0' });
    const url = await urlOf(gateway);

    const response = await post(url);

    expect(await response.json()).toStrictEqual({
      data: { transferContact: { __typename: 'TransferContactSuccess' } },
    });
    expect(await gateway.line(({ mode }) => mode !== undefined)).toMatchObject({
      mode: 'embedded',
      msg: expect.stringContaining('nothing is sent to AWS'),
    });
  });

  test('calls what AWS_ENDPOINT_URL_CONNECT names in aws mode, with the default credentials', async () => {
    await using emulator = spawnEntry('main-emulator', { EMULATOR_PORT: '0' });
    await using gateway = spawnEntry('main', {
      PORT: '0',
      NODE_ENV: 'production',
      CONNECT_MODE: 'aws',
      AWS_REGION: 'us-east-1',
      AWS_ENDPOINT_URL_CONNECT: await urlOf(emulator),
      AWS_ACCESS_KEY_ID: 'key',
      AWS_SECRET_ACCESS_KEY: 'secret',
      CONNECT_INSTANCE_ID: INSTANCE_ID,
      CONNECT_QUEUE_TRANSFER_FLOW_ID: FLOWS.queueTransfer,
    });

    const response = await post(await urlOf(gateway));

    expect(await response.json()).toStrictEqual({
      data: { transferContact: { __typename: 'TransferContactSuccess' } },
    });
  });

  test.each(['SIGTERM', 'SIGINT'] as const)(
    'on %s is unready, lets nothing new in, finishes what runs, and exits with 0',
    async (signal) => {
      await using gateway = spawnEntry('main', { PORT: '0', EMULATOR_LATENCY_MS: '1000' });
      const url = await urlOf(gateway);

      const running = post(url);
      await gateway.line(({ msg }) => msg === 'incoming request');
      gateway.kill(signal);
      await gateway.line(({ msg }) => String(msg).includes('stops'));

      const ready = await fetch(new URL('/readyz', url));
      const late = await post(url);
      const finished = await running;

      expect([ready.status, late.status, late.headers.get('retry-after')]).toStrictEqual([
        503,
        503,
        '1',
      ]);
      expect(await late.json()).toMatchObject({ errors: [{ extensions: { code: 'STOPPING' } }] });
      expect(await finished.json()).toStrictEqual({
        data: { transferContact: { __typename: 'TransferContactSuccess' } },
      });
      expect(await gateway.ended).toMatchObject({ code: 0, stderr: '' });
    },
  );

  test.each([
    ['start', { PORT: '0' }],
    ['emulator', { EMULATOR_PORT: '0' }],
  ])('is reached by a signal that npm gets: npm run %s', async (script, env) => {
    await using gateway = spawnScript(script, env);
    await urlOf(gateway);

    gateway.kill('SIGTERM');

    expect(await gateway.ended).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('has stopped'),
    });
  });

  test('takes requests for SHUTDOWN_DELAY_MS longer, while load balancers notice', async () => {
    await using gateway = spawnEntry('main', { PORT: '0', SHUTDOWN_DELAY_MS: '1000' });
    const url = await urlOf(gateway);

    gateway.kill('SIGTERM');
    await gateway.line(({ msg }) => String(msg).includes('stops'));
    const ready = await fetch(new URL('/readyz', url));
    const late = await post(url);

    expect([ready.status, late.status]).toStrictEqual([503, 200]);
    expect(await gateway.ended).toMatchObject({ code: 0, stderr: '' });
  });

  test('cuts off what runs longer than SHUTDOWN_TIMEOUT_MS, and says so', async () => {
    await using gateway = spawnEntry('main', {
      PORT: '0',
      EMULATOR_LATENCY_MS: '60000',
      REQUEST_TIMEOUT_MS: '60000',
      SHUTDOWN_TIMEOUT_MS: '50',
    });
    const running = post(await urlOf(gateway));
    await gateway.line(({ msg }) => msg === 'incoming request');

    gateway.kill('SIGTERM');

    await expect(running).rejects.toThrow('fetch failed');
    expect(await gateway.line(({ unfinished }) => unfinished === 1)).toBeDefined();
    expect(await gateway.ended).toMatchObject({ code: 0 });
  });

  test('refuses a configuration that cannot be used with one message, and starts nothing', async () => {
    await using gateway = spawnEntry('main', {
      CONNECT_MODE: 'aws',
      PORT: 'http',
      EMULATOR_SEED: '/nowhere.json',
    });

    const { code, stdout, stderr } = await gateway.ended;

    expect({ code, stdout }).toStrictEqual({ code: 1, stdout: '' });
    expect(stderr.split('\n').map((line) => line.trim().split(':')[0])).toStrictEqual([
      'The configuration cannot be used. Nothing was started.',
      'EMULATOR_SEED',
      'PORT',
      'AWS_REGION',
      'CONNECT_INSTANCE_ID',
      '',
    ]);
  });

  test('exits with 1 when its port is taken', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => taken.once('listening', resolve));
    const { port } = taken.address() as AddressInfo;
    await using gateway = spawnEntry('main', { PORT: String(port) });

    const { code, stdout } = await gateway.ended;
    taken.close();

    expect(code).toBe(1);
    expect(stdout).toContain('EADDRINUSE');
  });
});
