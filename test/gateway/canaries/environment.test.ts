import { describe, expect, test } from '@jest/globals';
import { awsMode } from '../../process/support/held-gateway.ts';
import { CONTACTS, QUEUES } from '../../support/ids.ts';
import { type Spawned, spawnEntry, urlOf } from '../../support/spawned.ts';
import { Canaries } from './support/canaries.ts';
import { startHttpEcho, startRedisEcho } from './support/echo.ts';
import { ask, pagesOf, wholeOf } from './support/outlets.ts';

const canaries = new Canaries();

/** Secrets that no service is sent. */
const KEPT = {
  FEDERATION: 'true',
  FEDERATION_SECRET: canaries.at('FEDERATION_SECRET'),
  GATEWAY_SECRET: canaries.at('GATEWAY_SECRET'),
  SECRET_OF_ANOTHER: canaries.at('a variable of another'),
};

/** Rejects with all of the environment in the error, at a signal that nothing else minds. */
const FAIL = `process.once('SIGWINCH', () => void Promise.reject(
  Object.assign(new Error(JSON.stringify(process.env)), { env: process.env })));`;

const QUESTIONS = [
  `{ contact(id: "${CONTACTS.voice}") { name queue { name } } }`,
  '{ queues { nodes { name } } }',
  '{ instance { alias } }',
  `mutation { transferContact(input: {
    contactId: "${CONTACTS.unassignedTask}", target: { queueId: "${QUEUES.billing}" }
  }) { __typename ... on ContactError { message } } }`,
  '{ __schema { types { name description } } }',
  '{ _service { sdl } }',
  '{ nothing }',
];

/** All that a process has printed, once it has ended. */
async function printedBy(gateway: Spawned): Promise<string> {
  const { stdout, stderr } = await gateway.ended;
  return `${stdout}\n${stderr}`;
}

describe('what is in the environment', () => {
  test('is disclosed by no answer, page, metric or line, however services repeat it', async () => {
    await using services = await startHttpEcho();
    await using redis = await startRedisEcho();
    const url = `http://127.0.0.1:${services.port}`;
    await using gateway = spawnEntry('main', {
      ...awsMode(url),
      ...KEPT,
      AWS_ACCESS_KEY_ID: canaries.at('AWS_ACCESS_KEY_ID'),
      AWS_SECRET_ACCESS_KEY: canaries.at('AWS_SECRET_ACCESS_KEY'),
      AWS_SESSION_TOKEN: canaries.at('AWS_SESSION_TOKEN'),
      REDIS_URL: `redis://someone:${canaries.at('REDIS_URL')}@127.0.0.1:${redis.port}`,
      OTEL_EXPORTER_OTLP_ENDPOINT: `http://someone:${canaries.at('OTEL_EXPORTER_OTLP_ENDPOINT')}@127.0.0.1:${services.port}/traces`,
      OTEL_EXPORTER_OTLP_HEADERS: `authorization=${canaries.at('OTEL_EXPORTER_OTLP_HEADERS')}`,
      OTEL_EXPORTER_OTLP_TIMEOUT: canaries.at('OTEL_EXPORTER_OTLP_TIMEOUT'),
      LOG_LEVEL: 'trace',
      GRAPHIQL: 'true',
      INTROSPECTION: 'true',
      COST_EXTENSION: 'true',
      NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(FAIL)}`,
    });
    const { origin } = new URL(await urlOf(gateway));
    await gateway.line(({ msg }) => String(msg).startsWith('Redis is unavailable'));

    const disclosed = [];
    for (const question of QUESTIONS) disclosed.push(await ask(origin, question));
    disclosed.push(await pagesOf(origin), await wholeOf(await fetch(`${origin}/metrics`)));
    gateway.kill('SIGWINCH');
    disclosed.push(await printedBy(gateway));

    // They were there to be disclosed.
    expect(canaries.in(services.received())).toStrictEqual(
      expect.arrayContaining([
        'AWS_ACCESS_KEY_ID',
        'AWS_SESSION_TOKEN',
        'OTEL_EXPORTER_OTLP_HEADERS',
      ]),
    );
    expect(canaries.in(redis.received())).toStrictEqual(['REDIS_URL']);
    expect(disclosed.at(-1)).toContain('"msg":"Fatal error; the gateway shuts down"');
    expect(disclosed.at(-1)).toContain('"msg":"Connect call failed"');
    expect(disclosed.at(-1)).toContain('"reason":"WRONGPASS"');
    expect(disclosed.flatMap((text) => canaries.in(text))).toStrictEqual([]);
  });

  test.each([
    [
      'with a user',
      (port: number) => `http://someone:${canaries.at('AUTH_ISSUER')}@127.0.0.1:${port}`,
    ],
    [
      'with a key',
      (port: number) => `http://127.0.0.1:${port}/keys?key=${canaries.at('AUTH_ISSUER')}`,
    ],
  ])(
    'is disclosed to no caller whose token cannot be verified, by an issuer %s',
    async (_, url) => {
      await using issuer = await startHttpEcho();
      await using gateway = spawnEntry('main', {
        PORT: '0',
        AUTH: 'jwt',
        AUTH_ISSUER: `http://127.0.0.1:${issuer.port}`,
        AUTH_JWKS_URI: url(issuer.port),
        AUTH_AUDIENCE: canaries.at('AUTH_AUDIENCE'),
        LOG_LEVEL: 'trace',
      });
      const { origin } = new URL(await urlOf(gateway));

      const token = ['{"alg":"RS256","kid":"1"}', '{}', '?'].map((part) =>
        Buffer.from(part).toString('base64url'),
      );
      const answer = await ask(origin, '{ __typename }', {
        headers: { authorization: `Bearer ${token.join('.')}` },
      });
      gateway.kill('SIGTERM');
      const disclosed = [answer, await printedBy(gateway)];

      expect(answer).toContain('AUTHENTICATION_UNAVAILABLE');
      expect(disclosed[1]).toContain('JWKS could not be fetched');
      expect(disclosed.flatMap((text) => canaries.in(text))).toStrictEqual([]);
    },
  );

  test.each([
    { HOST: canaries.at('HOST') },
    { PORT: canaries.at('PORT'), REDIS_URL: `${canaries.at('REDIS_URL')}@host` },
    { EMULATOR_SEED: `/nowhere/${canaries.at('EMULATOR_SEED')}` },
    { FEDERATION_SECRET: `${canaries.at('FEDERATION_SECRET')} and a space` },
    { GATEWAY_SECRET: `${canaries.at('GATEWAY_SECRET')} and a space` },
  ])('is disclosed by no start that fails: %j', async (env) => {
    await using gateway = spawnEntry('main', { PORT: '0', ...KEPT, LOG_LEVEL: 'trace', ...env });

    const { code } = await gateway.ended;

    expect(code).toBe(1);
    expect(canaries.in(await printedBy(gateway))).toStrictEqual([]);
  });
});
