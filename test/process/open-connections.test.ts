import { describe, expect, test } from '@jest/globals';
import { spawnEntry, urlOf } from '../support/spawned.ts';
import { startHeldGateway } from './support/held-gateway.ts';
import { holdConnections } from './support/open-connections.ts';
import { postTransfer, TRANSFERRED } from './support/post-transfer.ts';

/** Far less than the 30 s of SHUTDOWN_TIMEOUT_MS, and far more than a busy machine adds. */
const SOON_MS = 15_000;

describe('with open connections without a request, or with half a request', () => {
  test.each([
    ['the gateway', 'main', { PORT: '0' }],
    ['the gateway on both loopback addresses', 'main', { PORT: '0', HOST: 'localhost' }],
    ['the embedded Connect', 'main-emulator', { EMULATOR_PORT: '0' }],
  ] as const)('%s exits with 0 within seconds of SIGTERM', async (_, entry, env) => {
    await using spawned = spawnEntry(entry, env);
    using connections = new DisposableStack();
    connections.use(await holdConnections(await urlOf(spawned)));
    const signalled = performance.now();

    spawned.kill('SIGTERM');

    expect(await spawned.ended).toMatchObject({
      code: 0,
      stdout: expect.not.stringContaining('"level":50'),
      stderr: '',
    });
    expect(performance.now() - signalled).toBeLessThan(SOON_MS);
  });

  test('the gateway finishes running requests first, however long they take', async () => {
    await using gateway = await startHeldGateway();
    const running = postTransfer(gateway.url);
    await gateway.transfer.requested;
    using connections = new DisposableStack();
    connections.use(await holdConnections(gateway.url));

    gateway.process.kill('SIGTERM');
    await gateway.process.line(({ msg }) => msg === 'The gateway shuts down');
    gateway.transfer.release();

    expect(await (await running).json()).toStrictEqual(TRANSFERRED);
    const answered = performance.now();
    expect(await gateway.process.ended).toMatchObject({ code: 0, stderr: '' });
    expect(performance.now() - answered).toBeLessThan(SOON_MS);
  });
});
