import { describe, expect, test } from '@jest/globals';
import { poll } from '../support/poll.ts';
import { spawnEntry, spawnScript, urlOf } from '../support/spawned.ts';
import { startHeldGateway } from './support/held-gateway.ts';
import { postTransfer, TRANSFERRED } from './support/post-transfer.ts';

const stops = ({ msg }: { readonly msg?: unknown }): boolean => msg === 'The gateway shuts down';

/** With it, a process has an unhandled rejection on a signal that nothing else handles. */
const REJECTING = {
  NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(
    'process.once("SIGWINCH",()=>void(Promise.reject(Error("unhandled"))))',
  )}`,
};

describe('the gateway as a process', () => {
  test.each(['SIGTERM', 'SIGINT'] as const)(
    'on %s is unready, rejects new requests, finishes running ones, and exits with 0',
    async (signal) => {
      await using gateway = await startHeldGateway();

      const running = postTransfer(gateway.url);
      await gateway.transfer.requested;
      gateway.process.kill(signal);
      await gateway.process.line(stops);
      const ready = await fetch(new URL('/readyz', gateway.url));
      const late = await postTransfer(gateway.url);
      gateway.transfer.release();
      const finished = await running;

      expect([ready.status, late.status, late.headers.get('retry-after')]).toStrictEqual([
        503,
        503,
        '1',
      ]);
      expect(await late.json()).toMatchObject({
        errors: [{ extensions: { code: 'SHUTTING_DOWN' } }],
      });
      expect(await finished.json()).toStrictEqual(TRANSFERRED);
      expect(await gateway.process.ended).toMatchObject({ code: 0, stderr: '' });
    },
  );

  test.each([
    // Two that are equal could be one for the system.
    ['Ctrl-C under npm does', ['SIGINT', 'SIGTERM']],
    ['a terminal that is closed does', ['SIGHUP', 'SIGTERM']],
  ] as const)('takes signals that arrive at once, as %s, for one', async (_, signals) => {
    await using gateway = await startHeldGateway();

    const running = postTransfer(gateway.url);
    await gateway.transfer.requested;
    for (const signal of signals) gateway.process.kill(signal);
    await gateway.process.line(stops);
    gateway.transfer.release();

    expect(await (await running).json()).toStrictEqual(TRANSFERRED);
    expect(await gateway.process.ended).toMatchObject({ code: 0, stderr: '' });
  });

  test('takes signals that arrive at once for one, however long the event loop is blocked', async () => {
    const block = 'process.once("SIGTERM",()=>{for(const e=Date.now()+1500;Date.now()<e;);})';
    await using gateway = await startHeldGateway({
      NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(block)}`,
    });

    const running = postTransfer(gateway.url);
    await gateway.transfer.requested;
    gateway.process.kill('SIGINT');
    gateway.process.kill('SIGTERM');
    await gateway.process.line(stops);
    gateway.transfer.release();

    expect(await (await running).json()).toStrictEqual(TRANSFERRED);
    expect(await gateway.process.ended).toMatchObject({ code: 0, stderr: '' });
  });

  test('exits at once, with 1, when somebody sends a signal again', async () => {
    await using gateway = await startHeldGateway();
    const running = postTransfer(gateway.url).catch((error: unknown) => error);
    await gateway.transfer.requested;
    let ended = false;
    void gateway.process.ended.then(() => (ended = true));

    // The repetitions of the first second count as one signal.
    await poll(
      () => {
        if (!ended) gateway.process.kill('SIGTERM');
        return ended;
      },
      (isOver) => isOver,
    );

    expect(await gateway.process.ended).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('Second SIGTERM; exiting without waiting'),
    });
    expect(await running).toBeInstanceOf(Error);
  });

  test.each([
    ['start', { PORT: '0' }],
    ['emulator', { EMULATOR_PORT: '0' }],
  ])('receives a signal that is sent to npm: npm run %s', async (script, env) => {
    await using gateway = spawnScript(script, env);
    await urlOf(gateway);

    gateway.kill('SIGTERM');

    expect(await gateway.ended).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('has stopped'),
    });
  });

  test('accepts requests for SHUTDOWN_DELAY_MS longer, while load balancers notice', async () => {
    await using gateway = spawnEntry('main', { PORT: '0', SHUTDOWN_DELAY_MS: '300000' });
    const url = await urlOf(gateway);

    gateway.kill('SIGTERM');
    await gateway.line(stops);
    const ready = await fetch(new URL('/readyz', url));
    const late = await postTransfer(url);

    expect(ready.status).toBe(503);
    expect(await late.json()).toStrictEqual(TRANSFERRED);
  });

  test('exits with 0 once SHUTDOWN_DELAY_MS is over', async () => {
    await using gateway = spawnEntry('main', { PORT: '0', SHUTDOWN_DELAY_MS: '200' });
    await urlOf(gateway);
    const signalled = performance.now();

    gateway.kill('SIGTERM');

    expect(await gateway.ended).toMatchObject({ code: 0, stderr: '' });
    expect(performance.now() - signalled).toBeGreaterThanOrEqual(199);
  });

  test('stops, and exits with 1, on an unhandled rejection', async () => {
    await using gateway = spawnEntry('main', { PORT: '0', ...REJECTING });
    await urlOf(gateway);

    gateway.kill('SIGWINCH');

    const failed = await gateway.line(({ msg }) => msg === 'Fatal error; the gateway shuts down');
    expect(failed).toMatchObject({
      err: { type: 'Error', stack: expect.stringContaining('data:text/javascript') },
    });
    expect(await gateway.ended).toMatchObject({ code: 1, stderr: '' });
  });

  test('exits at once on a signal while it stops because of an error', async () => {
    await using gateway = await startHeldGateway(REJECTING);
    const running = postTransfer(gateway.url).catch((error: unknown) => error);
    await gateway.transfer.requested;

    gateway.process.kill('SIGWINCH');
    await gateway.process.line(({ msg }) => msg === 'Fatal error; the gateway shuts down');
    gateway.process.kill('SIGTERM');

    expect(await gateway.process.ended).toMatchObject({
      code: 1,
      stdout: expect.not.stringContaining('The gateway has stopped'),
    });
    expect(await running).toBeInstanceOf(Error);
  });

  test('aborts requests that run longer than SHUTDOWN_TIMEOUT_MS, and logs it', async () => {
    await using gateway = await startHeldGateway({ SHUTDOWN_TIMEOUT_MS: '50' });
    const running = postTransfer(gateway.url).then(({ status }) => status, String);
    await gateway.transfer.requested;

    gateway.process.kill('SIGTERM');

    expect(await running).toBe('TypeError: fetch failed');
    expect(await gateway.process.line(({ unfinished }) => unfinished !== undefined)).toMatchObject({
      unfinished: { requests: 1, mutations: 1 },
    });
    expect(await gateway.process.ended).toMatchObject({ code: 0, stderr: '' });
  });
});
