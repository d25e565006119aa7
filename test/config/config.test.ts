import { readFileSync } from 'node:fs';
import { mkdtempDisposable, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { readConfig, readEmulatorConfig } from '../../src/config/config.ts';
import { MUTATION_NAMES } from '../../src/contacts/operations/index.ts';
import { parseManifest } from '../../src/gateway/admission/persisted-documents/manifest.ts';
import { configIssues } from '../support/config-issues.ts';

const SIGN_IN = {
  AUTH: 'jwt',
  AUTH_ISSUER: 'https://issuer.example',
  AUTH_AUDIENCE: 'contact-gateway',
};
const AWS = {
  ...SIGN_IN,
  CONNECT_MODE: 'aws',
  AWS_REGION: 'eu-west-1',
  CONNECT_INSTANCE_ID: 'i1',
};

const MANIFEST = fileURLToPath(
  new URL('../../client/generated/persisted-documents.json', import.meta.url),
);
const SHIPPED = parseManifest(JSON.parse(readFileSync(MANIFEST, 'utf8')));
const NO_MANIFEST = fileURLToPath(new URL('../../package.json', import.meta.url));

const issuesOf = (environment: Record<string, string>): string[] =>
  configIssues(() => readConfig(environment, MUTATION_NAMES));

const RATES_ISSUE =
  'CONNECT_RATES: must be a list such as TransferContact=10/15, SearchUsers=5/8: operations of Connect, each with its calls a second and its burst';

describe('the configuration', () => {
  test('needs no variables on a laptop', () => {
    expect(readConfig({})).toStrictEqual({
      host: '127.0.0.1',
      port: 4000,
      logLevel: 'info',
      jwt: undefined,
      introspection: true,
      federation: undefined,
      persistedDocuments: { mode: 'on', documents: SHIPPED },
      traced: false,
      costExtension: true,
      maxOperationCost: 250,
      mutations: undefined,
      outboundVoicePrefixes: [],
      graphiql: true,
      rateLimit: { requests: 1_000, seconds: 10 },
      maxEventLoopDelayMs: 1_000,
      requestTimeoutMs: 10_000,
      directoryCacheTtlMs: 60_000,
      shutdownDelayMs: 0,
      shutdownTimeoutMs: 30_000,
      upstream: {
        mode: 'embedded',
        instanceId: undefined,
        emulator: {
          host: '127.0.0.1',
          port: 0,
          latencyMs: 0,
          consistencyDelayMs: 0,
          quotas: 'off',
          limits: 'on',
          transferableChannels: ['TASK'],
          events: false,
        },
      },
      maxAttempts: 3,
      rates: undefined,
      secret: 'for-embedded-mode-only',
      redis: undefined,
      trustedProxies: [],
      cors: { origins: [], headers: [], loopback: true },
      instanceIds: [],
      queueTransferFlowId: undefined,
      userTransferFlowId: undefined,
      auditLog: { to: 'stdout' },
      unknownVariables: [],
    });
  });

  test.each([
    [{}, false],
    [{ EMULATOR_QUOTAS: 'aws' }, true],
    [{ EMULATOR_QUOTAS: 'aws', CONNECT_QUOTAS: 'off' }, false],
    [{ CONNECT_QUOTAS: 'aws' }, true],
    [AWS, true],
    [{ ...AWS, CONNECT_QUOTAS: 'off' }, false],
  ])('%j knows quotas: %s', (environment, known) => {
    expect(readConfig(environment).rates !== undefined).toBe(known);
  });

  test('reads every variable', () => {
    expect(
      readConfig(
        {
          ...AWS,
          NODE_ENV: 'production',
          AUDIT_LOG: 'audit/transfers.jsonl',
          CONFIG_STRICT: 'true',
          AWS_MAX_ATTEMPTS: '5',
          CONNECT_RATES: 'SearchUsers=2.5/8',
          CONNECT_RATE_SHARE: '0.5',
          TRUST_PROXY: '10.0.0.0/8, ::1',
          CORS_ORIGINS: 'https://agents.example.com, http://localhost:3000',
          CORS_HEADERS: 'X-Tenant, x-team',
          AWS_ENDPOINT_URL_CONNECT: 'http://localhost:4010',
          CONNECT_INSTANCE_IDS: ' i2, i3 ,',
          CONNECT_QUEUE_TRANSFER_FLOW_ID: 'fq',
          CONNECT_USER_TRANSFER_FLOW_ID: 'fu',
          HOST: '0.0.0.0',
          PORT: '0',
          LOG_LEVEL: 'warn',
          INTROSPECTION: 'true',
          FEDERATION: 'true',
          FEDERATION_SECRET: 'known-to-the-router',
          FEDERATION_ROOTS: 'true',
          PERSISTED_DOCUMENTS: 'only',
          PERSISTED_DOCUMENTS_FILE: MANIFEST,
          OTEL_SDK_DISABLED: 'false',
          OTEL_TRACES_EXPORTER: 'otlp',
          OTEL_EXPORTER_OTLP_ENDPOINT: 'http://localhost:4318',
          OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'http://localhost:4318/v1/traces',
          COST_EXTENSION: 'true',
          MAX_OPERATION_COST: '40',
          MUTATIONS: 'transferContact',
          OUTBOUND_VOICE_PREFIXES: '+1202, +44,+1202,',
          GRAPHIQL: 'true',
          REDIS_URL: 'rediss://gateway:known-to-redis@redis.example:6380/1',
          GATEWAY_SECRET: 'known-to-all-replicas',
          RATE_LIMIT: '50/5',
          MAX_EVENT_LOOP_DELAY_MS: '2000',
          REQUEST_TIMEOUT_MS: '1000',
          DIRECTORY_CACHE_TTL_MS: '500',
          SHUTDOWN_DELAY_MS: '2000',
          SHUTDOWN_TIMEOUT_MS: '3000',
        },
        MUTATION_NAMES,
      ),
    ).toStrictEqual({
      host: '0.0.0.0',
      port: 0,
      logLevel: 'warn',
      jwt: expect.objectContaining({ issuer: 'https://issuer.example' }),
      introspection: true,
      federation: { secret: 'known-to-the-router', accessDirectives: true, rootFieldsById: true },
      persistedDocuments: { mode: 'only', documents: SHIPPED },
      traced: true,
      costExtension: true,
      maxOperationCost: 40,
      mutations: new Set(['transferContact']),
      outboundVoicePrefixes: ['+1202', '+44'],
      graphiql: true,
      rateLimit: { requests: 50, seconds: 5 },
      maxEventLoopDelayMs: 2_000,
      requestTimeoutMs: 1000,
      directoryCacheTtlMs: 500,
      shutdownDelayMs: 2000,
      shutdownTimeoutMs: 3000,
      upstream: { mode: 'aws', region: 'eu-west-1', instanceId: 'i1' },
      maxAttempts: 5,
      rates: { rates: new Map([['SearchUsers', { perSecond: 2.5, burst: 8 }]]), share: 0.5 },
      secret: 'known-to-all-replicas',
      redis: { url: 'rediss://gateway:known-to-redis@redis.example:6380/1' },
      trustedProxies: ['10.0.0.0/8', '::1'],
      cors: {
        origins: ['https://agents.example.com', 'http://localhost:3000'],
        headers: ['x-tenant', 'x-team'],
        loopback: false,
      },
      instanceIds: ['i2', 'i3'],
      queueTransferFlowId: 'fq',
      userTransferFlowId: 'fu',
      auditLog: { to: 'file', path: 'audit/transfers.jsonl' },
      unknownVariables: [],
    });
  });

  test('reads the variables of the embedded Connect, which listens at 4010 when it runs alone', () => {
    const { emulator } = readEmulatorConfig({
      HOST: '0.0.0.0',
      EMULATOR_LATENCY_MS: '20',
      EMULATOR_CONSISTENCY_DELAY_MS: '300',
      EMULATOR_SEARCH_DELAY_MS: '4000',
      EMULATOR_QUOTAS: 'aws',
      EMULATOR_LIMITS: 'off',
      EMULATOR_TRANSFERABLE_CHANNELS: 'TASK,EMAIL',
      EMULATOR_EVENTS: 'true',
    });

    expect(emulator).toStrictEqual({
      host: '0.0.0.0',
      port: 4010,
      latencyMs: 20,
      consistencyDelayMs: 300,
      searchDelayMs: 4000,
      quotas: 'aws',
      limits: 'off',
      transferableChannels: ['TASK', 'EMAIL'],
      events: true,
    });
  });

  test.each<[string, readonly string[]]>([
    ['transferContact', ['transferContact']],
    [' transferContact ,transferContact,', ['transferContact']],
    ['none', []],
  ])('enables by MUTATIONS=%j %j', (MUTATIONS, enabled) => {
    expect(readConfig({ MUTATIONS }, MUTATION_NAMES).mutations).toStrictEqual(new Set(enabled));
  });

  test('allows calls to no number by default, in embedded mode, too', () => {
    expect(readConfig({}).outboundVoicePrefixes).toStrictEqual([]);
    expect(readConfig(AWS).outboundVoicePrefixes).toStrictEqual([]);
    expect(readConfig({ OUTBOUND_VOICE_PREFIXES: '' }).outboundVoicePrefixes).toStrictEqual([]);
  });

  test('has introspection, GraphiQL and costs off in production, unless they are switched on', () => {
    const production = { ...AWS, NODE_ENV: 'production' };

    expect(readConfig(production)).toMatchObject({
      introspection: false,
      graphiql: false,
      costExtension: false,
    });
    expect(readConfig({ ...production, COST_EXTENSION: 'true' }).costExtension).toBe(true);
    expect(readConfig({ ...production, INTROSPECTION: 'true' }).introspection).toBe(true);
    expect(readConfig({ ...production, GRAPHIQL: 'true' }).graphiql).toBe(true);
  });

  test.each<[Record<string, string>, boolean]>([
    [{ OTEL_TRACES_EXPORTER: 'otlp' }, true],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318' }, true],
    [{ OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'http://collector:4318' }, true],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://c:1', OTEL_TRACES_EXPORTER: 'none' }, false],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://c:1', OTEL_SDK_DISABLED: 'True' }, false],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://c:1', OTEL_SDK_DISABLED: 'no' }, true],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: '', OTEL_SERVICE_NAME: 'gateway' }, false],
  ])('traces as OpenTelemetry’s variables configure: %j', (environment, traced) => {
    expect(readConfig(environment).traced).toBe(traced);
  });

  test('rejects no caller by rate limit or load when these are off', () => {
    const { rateLimit, maxEventLoopDelayMs } = readConfig({
      RATE_LIMIT: 'off',
      MAX_EVENT_LOOP_DELAY_MS: '0',
    });

    expect({ rateLimit, maxEventLoopDelayMs }).toStrictEqual({
      rateLimit: undefined,
      maxEventLoopDelayMs: undefined,
    });
  });

  test('serves a subgraph without a secret on a laptop only', () => {
    const issues = [
      'FEDERATION_SECRET: must be given when FEDERATION is enabled in aws mode or in production',
    ];

    expect(readConfig({ FEDERATION: 'true' }).federation).toStrictEqual({
      secret: undefined,
      accessDirectives: true,
      rootFieldsById: false,
    });
    expect(readConfig({ FEDERATION: 'without-access-directives' }).federation).toStrictEqual({
      secret: undefined,
      accessDirectives: false,
      rootFieldsById: false,
    });
    expect(readConfig({ FEDERATION: 'true', FEDERATION_ROOTS: 'true' }).federation).toMatchObject({
      rootFieldsById: true,
    });
    expect(issuesOf({ ...AWS, FEDERATION: 'true' })).toStrictEqual(issues);
    expect(issuesOf({ ...AWS, FEDERATION: 'without-access-directives' })).toStrictEqual(issues);
    expect(
      issuesOf({ NODE_ENV: 'production', CONNECT_MODE: 'embedded', FEDERATION: 'true' }),
    ).toStrictEqual(issues);
  });

  test.each(['short', 'with a space in between', 'mit-Umlaut-überall-drin'])(
    'rejects the secret %j, and does not repeat it',
    (value) => {
      expect(issuesOf({ FEDERATION_SECRET: value })).toStrictEqual([
        'FEDERATION_SECRET: must be 16 to 256 visible ASCII characters, without spaces',
      ]);
    },
  );

  describe('GATEWAY_SECRET', () => {
    const shared = { ...AWS, REDIS_URL: 'redis://redis.example' };

    test('is required with Redis in aws mode, and one message names it with all others', () => {
      const missing =
        'GATEWAY_SECRET: must be given when REDIS_URL is given and CONNECT_MODE is aws';

      expect(issuesOf(shared)).toStrictEqual([missing]);
      expect(issuesOf({ ...shared, GATEWAY_SECRET: '' })).toStrictEqual([missing]);
      expect(issuesOf({ ...shared, PORT: 'x', AWS_REGION: '' })).toStrictEqual([
        'PORT: must be a whole number from 0 to 65535',
        'AWS_REGION: must be given when CONNECT_MODE is aws',
        missing,
      ]);
    });

    test('accepts any number of visible ASCII characters', () => {
      const secret = `!~${'0123456789'.repeat(100)}`;
      expect(readConfig({ ...shared, GATEWAY_SECRET: secret }).secret).toBe(secret);
    });

    test.each([
      '15-characters-.',
      'with a space in between',
      'tab\tin-between-here',
      'Umlaut-überall-drin',
    ])('rejects %j, and does not repeat it', (value) => {
      expect(issuesOf({ GATEWAY_SECRET: value })).toStrictEqual([
        'GATEWAY_SECRET: must be 16 or more visible ASCII characters, without spaces',
      ]);
    });

    test('is not needed elsewhere: one for all embedded gateways, one at random where nothing is shared', () => {
      const embedded = { REDIS_URL: 'redis://redis.example' };

      expect(readConfig(embedded).secret).toBe(readConfig({}).secret);
      expect(readConfig(AWS).secret).toMatch(/^[\w-]{43}$/);
      expect(readConfig(AWS).secret).not.toBe(readConfig(AWS).secret);
    });
  });

  test('treats an empty variable as absent', () => {
    expect(
      readConfig({ PORT: '', CONNECT_MODE: '', CONNECT_INSTANCE_IDS: '', AUDIT_LOG: '' }),
    ).toStrictEqual(readConfig({}));
  });

  test.each([
    [{ CONNECT_MODE: 'cloud' }, 'CONNECT_MODE: must be one of: embedded, aws'],
    [{ NODE_ENV: 'production' }, 'CONNECT_MODE: must be given when NODE_ENV is production'],
    [{ ...AWS, AWS_REGION: '' }, 'AWS_REGION: must be given when CONNECT_MODE is aws'],
    [
      { ...AWS, CONNECT_INSTANCE_ID: '' },
      'CONNECT_INSTANCE_ID: must be given when CONNECT_MODE is aws',
    ],
    [{ ...AWS, AWS_REGION: 'bad region!' }, 'AWS_REGION: must be the name of a Region'],
    [
      { EMULATOR_TRANSFERABLE_CHANNELS: ',' },
      'EMULATOR_TRANSFERABLE_CHANNELS: must name a channel',
    ],
    [{ AWS_ENDPOINT_URL_CONNECT: 'localhost' }, 'AWS_ENDPOINT_URL_CONNECT: must be a URL'],
    [{ AWS_MAX_ATTEMPTS: '0' }, 'AWS_MAX_ATTEMPTS: must be a whole number from 1 to 10'],
    [
      { CONNECT_INSTANCE_ID: 'i'.repeat(101) },
      'CONNECT_INSTANCE_ID: must have at most 100 characters',
    ],
    [{ CONNECT_INSTANCE_ID: 'arn:aws:connect' }, 'CONNECT_INSTANCE_ID: must be an id, not an ARN'],
    [
      { CONNECT_INSTANCE_IDS: 'i1,arn:aws:connect' },
      'CONNECT_INSTANCE_IDS: must be an id, not an ARN',
    ],
    [
      { CONNECT_QUEUE_TRANSFER_FLOW_ID: 'f'.repeat(501) },
      'CONNECT_QUEUE_TRANSFER_FLOW_ID: must have at most 500 characters',
    ],
    [
      { CONNECT_USER_TRANSFER_FLOW_ID: 'arn:' },
      'CONNECT_USER_TRANSFER_FLOW_ID: must be an id, not an ARN',
    ],
    [{ PORT: '65536' }, 'PORT: must be a whole number from 0 to 65535'],
    [{ PORT: '-1' }, 'PORT: must be a whole number from 0 to 65535'],
    [{ PORT: '4e3' }, 'PORT: must be a whole number from 0 to 65535'],
    [
      { LOG_LEVEL: 'loud' },
      'LOG_LEVEL: must be one of: fatal, error, warn, info, debug, trace, silent',
    ],
    [{ CONNECT_QUOTAS: 'on' }, 'CONNECT_QUOTAS: must be one of: aws, off'],
    [{ CONNECT_RATES: 'TransferContact' }, RATES_ISSUE],
    [{ CONNECT_RATES: 'TransferContact=0/5' }, RATES_ISSUE],
    [{ CONNECT_RATES: 'TransferContact=2/0' }, RATES_ISSUE],
    [{ CONNECT_RATES: 'TransferContact=2/5, Transfer=2/5' }, RATES_ISSUE],
    [{ CONNECT_RATES: 'constructor=2/5' }, RATES_ISSUE],
    [{ CONNECT_RATE_SHARE: '0.0' }, 'CONNECT_RATE_SHARE: must be a number above 0, and 1 at most'],
    [{ CONNECT_RATE_SHARE: '1.1' }, 'CONNECT_RATE_SHARE: must be a number above 0, and 1 at most'],
    ...['*', 'x-tenant, *', 'x tenant', 'x-tenant:', 'x-ä', 'x'.repeat(65)].map(
      (CORS_HEADERS): [Record<string, string>, string] => [
        { CORS_HEADERS },
        'CORS_HEADERS: must be names of headers such as x-tenant, and none of them *',
      ],
    ),
    [{ TRUST_PROXY: 'true' }, 'TRUST_PROXY: must be IP addresses, or networks such as 10.0.0.0/8'],
    [
      { TRUST_PROXY: '0.0.0.0/0' },
      'TRUST_PROXY: must be IP addresses, or networks such as 10.0.0.0/8',
    ],
    [
      { TRUST_PROXY: '10.0.0.0/33' },
      'TRUST_PROXY: must be IP addresses, or networks such as 10.0.0.0/8',
    ],
    ...['*', 'null', 'agents.example.com', 'https://*.example.com', 'https://a.example/'].map(
      (origin): [Record<string, string>, string] => [
        { CORS_ORIGINS: `https://b.example, ${origin}` },
        'CORS_ORIGINS: must be origins such as https://agents.example.com, without a path, and none of them *',
      ],
    ),
    [{ INTROSPECTION: 'yes' }, 'INTROSPECTION: must be one of: true, false'],
    [{ PERSISTED_DOCUMENTS: 'yes' }, 'PERSISTED_DOCUMENTS: must be one of: off, on, only'],
    [{ PERSISTED_DOCUMENTS_FILE: '/nowhere' }, 'PERSISTED_DOCUMENTS_FILE: cannot be read: ENOENT'],
    [
      { PERSISTED_DOCUMENTS_FILE: NO_MANIFEST },
      'PERSISTED_DOCUMENTS_FILE: must hold a manifest of documents by id',
    ],
    ...[
      'redis.example:6379',
      'http://redis.example',
      'redis://',
      'redis://host/shop',
      'redis://host/?tls=x',
      'redis://:%zz@host',
    ].map((url): [Record<string, string>, string] => [
      { REDIS_URL: url },
      'REDIS_URL: must be a URL such as redis://host:6379/0, or rediss:// with TLS, without a query',
    ]),
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'here' }, 'OTEL_EXPORTER_OTLP_ENDPOINT: must be a URL'],
    [{ GRAPHIQL: '1' }, 'GRAPHIQL: must be one of: true, false'],
    ...['on', '0/10', '10/0', '10', '10/1s', '1000000/1'].map(
      (value): [Record<string, string>, string] => [
        { RATE_LIMIT: value },
        'RATE_LIMIT: must be off, or requests in seconds, such as 1000/10',
      ],
    ),
    [
      { MAX_EVENT_LOOP_DELAY_MS: '0.5' },
      'MAX_EVENT_LOOP_DELAY_MS: must be a whole number from 0 to 10000',
    ],
    [{ REQUEST_TIMEOUT_MS: '99' }, 'REQUEST_TIMEOUT_MS: must be a whole number from 100 to 300000'],
    [
      { DIRECTORY_CACHE_TTL_MS: '0' },
      'DIRECTORY_CACHE_TTL_MS: must be a whole number from 1 to 86400000',
    ],
    [{ MAX_OPERATION_COST: '0' }, 'MAX_OPERATION_COST: must be a whole number from 1 to 1000000'],
    ...['stopTheWorld', 'transferContact, TransferContact', 'none, transferContact', ','].map(
      (MUTATIONS): [Record<string, string>, string] => [
        { MUTATIONS },
        `MUTATIONS: must be none, or a list of: ${MUTATION_NAMES.join(', ')}`,
      ],
    ),
    ...[
      '+',
      '1202',
      '+0',
      '00441',
      '+1 202',
      '+1202;+44',
      '*',
      '+1202,none',
      `+${'1'.repeat(16)}`,
    ].map((OUTBOUND_VOICE_PREFIXES): [Record<string, string>, string] => [
      { OUTBOUND_VOICE_PREFIXES },
      'OUTBOUND_VOICE_PREFIXES: must be E.164 prefixes, comma-separated, such as +1202,+44',
    ]),
    [
      { OUTBOUND_VOICE_PREFIXES: Array.from({ length: 251 }, (_, i) => `+1${1000 + i}`).join() },
      'OUTBOUND_VOICE_PREFIXES: must have at most 250 prefixes',
    ],
    [{ SHUTDOWN_DELAY_MS: 'x' }, 'SHUTDOWN_DELAY_MS: must be a whole number from 0 to 300000'],
    [{ SHUTDOWN_TIMEOUT_MS: 'x' }, 'SHUTDOWN_TIMEOUT_MS: must be a whole number from 0 to 300000'],
    [{ EMULATOR_PORT: 'x' }, 'EMULATOR_PORT: must be a whole number from 0 to 65535'],
    [{ EMULATOR_SEED: '/nowhere' }, 'EMULATOR_SEED: cannot be read: ENOENT'],
    [{ EMULATOR_LATENCY_MS: 'x' }, 'EMULATOR_LATENCY_MS: must be a whole number from 0 to 60000'],
    [
      { EMULATOR_CONSISTENCY_DELAY_MS: 'x' },
      'EMULATOR_CONSISTENCY_DELAY_MS: must be a whole number from 0 to 60000',
    ],
    [
      { EMULATOR_SEARCH_DELAY_MS: '-1' },
      'EMULATOR_SEARCH_DELAY_MS: must be a whole number from 0 to 60000',
    ],
    [{ EMULATOR_QUOTAS: 'on' }, 'EMULATOR_QUOTAS: must be one of: off, aws'],
    [{ EMULATOR_LIMITS: 'aws' }, 'EMULATOR_LIMITS: must be one of: on, off'],
    [
      { EMULATOR_TRANSFERABLE_CHANNELS: 'VOICE' },
      'EMULATOR_TRANSFERABLE_CHANNELS: must be one of: TASK, EMAIL',
    ],
    [{ EMULATOR_EVENTS: 'on' }, 'EMULATOR_EVENTS: must be one of: true, false'],
  ])('rejects %j', (environment, issue) => {
    expect(issuesOf(environment)).toStrictEqual([issue]);
  });

  test('names all issues at once, and contains no values', () => {
    const issues = issuesOf({
      CONNECT_MODE: 'aws',
      PORT: 'canary',
      LOG_LEVEL: 'canary',
      REDIS_URL: 'redis://user:canary@host/?canary',
      GATEWAY_SECRET: 'canary',
      MUTATIONS: 'canary',
    });

    expect(issues.map((issue) => issue.split(':')[0])).toStrictEqual([
      'LOG_LEVEL',
      'REDIS_URL',
      'GATEWAY_SECRET',
      'PORT',
      'AWS_REGION',
      'CONNECT_INSTANCE_ID',
      'AUTH',
      'MUTATIONS',
    ]);
    expect(issues.join()).not.toContain('canary');
  });
});

describe('several manifests of persisted documents', () => {
  const OWN = '{ own: __typename }';

  /** Writes files with these contents, and names them as the variable does. */
  async function listOf(contents: Readonly<Record<string, string>>) {
    const folder = await mkdtempDisposable(join(tmpdir(), 'manifests-'));
    const paths = Object.entries(contents).map(async ([name, content]) => {
      await writeFile(join(folder.path, name), content);
      return join(folder.path, name);
    });
    const list = (await Promise.all(paths)).join(', ');
    return { list, [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose]() };
  }

  test('are merged', async () => {
    await using own = await listOf({ 'own.json': JSON.stringify({ own: OWN }) });

    const { persistedDocuments } = readConfig({
      PERSISTED_DOCUMENTS_FILE: `${MANIFEST}, ${own.list},${MANIFEST},`,
    });

    expect(persistedDocuments.documents).toStrictEqual(new Map([...SHIPPED, ['own', OWN]]));
  });

  test('may be one whose path contains a comma', async () => {
    await using own = await listOf({ 'own,1.json': JSON.stringify({ own: OWN }) });

    const { persistedDocuments } = readConfig({ PERSISTED_DOCUMENTS_FILE: own.list });

    expect(persistedDocuments.documents).toStrictEqual(new Map([['own', OWN]]));
  });

  test('are rejected by the names of the invalid files', async () => {
    await using files = await listOf({
      'own.json': JSON.stringify({ own: OWN }),
      'half.json': '{ "a": ',
      'seed.json': '[]',
    });

    expect(issuesOf({ PERSISTED_DOCUMENTS_FILE: `${files.list}, /nowhere` })).toStrictEqual([
      'PERSISTED_DOCUMENTS_FILE: file 2 (half.json) must be JSON',
      'PERSISTED_DOCUMENTS_FILE: file 3 (seed.json) must hold a manifest of documents by id',
      'PERSISTED_DOCUMENTS_FILE: file 4 cannot be read: ENOENT',
    ]);
  });

  test('are rejected when two of them differ in a document', async () => {
    await using files = await listOf({
      'a.json': JSON.stringify({ own: OWN }),
      'b.json': JSON.stringify({ own: '{ other: __typename }' }),
    });

    expect(issuesOf({ PERSISTED_DOCUMENTS_FILE: files.list })).toStrictEqual([
      'PERSISTED_DOCUMENTS_FILE: must hold one document for each id; file 1 (a.json) and file 2 (b.json) have different ones for own',
    ]);
  });

  test('are at least one', () => {
    expect(issuesOf({ PERSISTED_DOCUMENTS_FILE: ' , ' })).toStrictEqual([
      'PERSISTED_DOCUMENTS_FILE: must name a file',
    ]);
  });
});
