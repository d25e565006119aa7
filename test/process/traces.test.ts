import { describe, expect, test } from '@jest/globals';
import { startOtlpCollector } from '../support/otlp-collector.ts';
import { type Spawned, spawnEntry, urlOf } from '../support/spawned.ts';
import { until } from '../support/until.ts';
import { startHeldGateway } from './support/held-gateway.ts';
import { postTransfer, TRANSFERRED } from './support/post-transfer.ts';

/** Prints the name of each package of OpenTelemetry that is loaded to standard error. */
const PRINT_PACKAGES = `
  import { registerHooks } from 'node:module';
  registerHooks({
    load(url, context, next) {
      const [name] = /@opentelemetry[/][^/]+/.exec(url) ?? [];
      if (name !== undefined) process.stderr.write(name + '\\n');
      return next(url, context);
    },
  });
`;

/** Answers a request, stops, and has ended. */
async function serveOnce(gateway: Spawned): Promise<Awaited<Spawned['ended']>> {
  const response = await postTransfer(await urlOf(gateway));
  expect(await response.json()).toStrictEqual(TRANSFERRED);
  gateway.kill('SIGTERM');
  return gateway.ended;
}

describe('OpenTelemetry', () => {
  test.each<[Record<string, string>, boolean]>([
    [{}, false],
    [{ OTEL_TRACES_EXPORTER: 'none', OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9' }, false],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9' }, true],
  ])('is loaded only when its variables enable traces: %j', async (variables, isLoaded) => {
    await using gateway = spawnEntry('main', {
      PORT: '0',
      SHUTDOWN_TIMEOUT_MS: '100',
      NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(PRINT_PACKAGES)}`,
      ...variables,
    });

    const { code, stderr } = await serveOnce(gateway);

    const loaded = [...new Set(stderr.trim().split('\n'))];
    expect(code).toBe(0);
    expect(loaded.includes('@opentelemetry/sdk-node')).toBe(isLoaded);
    // The Prometheus client depends on the API, which does nothing alone.
    expect(loaded.length > 1 || loaded[0] !== '@opentelemetry/api').toBe(isLoaded);
  });
});

describe('the gateway as a process', () => {
  test('sends its traces as the standard variables configure, the last ones when it stops', async () => {
    await using collector = await startOtlpCollector();
    await using gateway = spawnEntry('main', {
      PORT: '0',
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
      OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
      OTEL_EXPORTER_OTLP_HEADERS: 'x-tenant=insurance',
      OTEL_SERVICE_NAME: 'gateway-of-claims',
      OTEL_RESOURCE_ATTRIBUTES: 'deployment.environment.name=test',
      OTEL_BSP_SCHEDULE_DELAY: '300000',
    });

    const { code, stderr } = await serveOnce(gateway);

    expect({ code, stderr }).toStrictEqual({ code: 0, stderr: '' });
    expect(collector.exports).toMatchObject([
      { path: '/v1/traces', headers: { 'x-tenant': 'insurance' } },
    ]);
    expect(collector.spans.map(({ name }) => name).sort()).toStrictEqual([
      'Connect.TransferContact',
      'mutation',
    ]);
    expect(collector.spans[0]?.resource).toMatchObject({
      'service.name': 'gateway-of-claims',
      'deployment.environment.name': 'test',
    });
  });

  test('sends protobuf by default', async () => {
    await using collector = await startOtlpCollector();
    await using gateway = spawnEntry('main', {
      PORT: '0',
      OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: `${collector.url}/in/particular`,
      OTEL_BSP_SCHEDULE_DELAY: '1',
    });

    await postTransfer(await urlOf(gateway));
    await until(() => collector.exports.length > 0);

    const [sent] = collector.exports;
    expect(sent).toMatchObject({
      path: '/in/particular',
      headers: { 'content-type': 'application/x-protobuf' },
    });
    expect(sent?.body.toString('latin1')).toContain('Connect.TransferContact');
  });

  test('sends nothing that the sampler drops', async () => {
    await using collector = await startOtlpCollector();
    await using gateway = spawnEntry('main', {
      PORT: '0',
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
      OTEL_TRACES_SAMPLER: 'always_off',
    });

    const { code } = await serveOnce(gateway);

    expect({ code, exports: collector.exports }).toStrictEqual({ code: 0, exports: [] });
  });

  test('traces requests that it finishes after SIGTERM', async () => {
    await using collector = await startOtlpCollector();
    await using gateway = await startHeldGateway({
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
      OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
    });

    const running = postTransfer(gateway.url);
    await gateway.transfer.requested;
    gateway.process.kill('SIGTERM');
    await gateway.process.line(({ msg }) => msg === 'The gateway shuts down');
    gateway.transfer.release();
    await running;
    const { code } = await gateway.process.ended;

    expect(code).toBe(0);
    expect(collector.spans.map(({ name }) => name).sort()).toStrictEqual([
      'Connect.TransferContact',
      'mutation',
    ]);
  });

  test('stops in time, with 0, when its collector does not respond, and logs it', async () => {
    await using collector = await startOtlpCollector(() => undefined);
    await using gateway = spawnEntry('main', {
      PORT: '0',
      SHUTDOWN_TIMEOUT_MS: '200',
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
    });

    const { code, stdout, stderr } = await serveOnce(gateway);

    expect({ code, stderr }).toStrictEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('The last spans were not sent within 200 ms');
    expect(stdout).toContain('The gateway has stopped');
  });
});
