import { describe, expect, test } from '@jest/globals';
import {
  readConfig,
  readEmulatorConfig,
  readSubgraphOptions,
  VARIABLES,
} from '../../src/config/config.ts';
import { strayNames } from '../../src/config/environment-names.ts';
import { configIssues } from '../support/config-issues.ts';

type Environment = Readonly<Record<string, string>>;

const CANARY = 'value-that-is-not-repeated';

/** The issues of an environment, without its values; empty when it is valid. */
function issuesOf(read: () => unknown): readonly string[] {
  const issues = configIssues(read);
  expect(issues.join()).not.toContain(CANARY);
  return issues;
}

const issue = (name: string, meant: string): string =>
  `${name}: is not a variable of the gateway, and ${meant} is not set: rename it or remove it`;

/** Common misspellings of every variable. */
const MISSPELLINGS: Readonly<Record<string, readonly string[]>> = {
  CONFIG_STRICT: ['CONFIG_STRICTT', 'CONFIG_STRCIT', 'config_strict', 'CONFIGSTRICT'],
  LOG_LEVEL: ['LOGLEVEL', 'LOG_LVEL', 'log-level', 'LGO_LEVEL', 'LOG_LEVLE', 'LOG_LEVELS'],
  HOST: ['host', 'HSOT', 'HOSTT', 'Host'],
  EMULATOR_PORT: ['EMULATR_PORT', 'EMULATOR_PROT', 'emulator-port'],
  EMULATOR_SEED: ['EMULATOR_SEEDS', 'EMULATOR_SEDE', 'EMULATORSEED'],
  EMULATOR_LATENCY_MS: ['EMULATOR_LATENCY_S', 'EMULATOR_LATENCYMS'],
  EMULATOR_CONSISTENCY_DELAY_MS: [
    'EMULATOR_CONSISTANCY_DELAY_MS',
    'EMULATOR_CONSISTENCY_DELAYS_MS',
  ],
  EMULATOR_SEARCH_DELAY_MS: ['EMULATOR_SERACH_DELAY_MS', 'EMULATOR_SEARCH_DELAYMS'],
  EMULATOR_QUOTAS: ['EMULATOR_QUOTA', 'EMULATOR_QOUTAS'],
  EMULATOR_LIMITS: ['EMULATOR_LIMIT', 'EMULATOR_LIMTS'],
  EMULATOR_EVENTS: ['EMULATOR_EVENT', 'EMULATOR_EVNETS', 'EMULATOREVENTS'],
  EMULATOR_TRANSFERABLE_CHANNELS: [
    'EMULATOR_TRANSFERABLE_CHANNEL',
    'EMULATOR_TRANSFERRABLE_CHANELS',
  ],
  AUTH: ['auth', 'AUHT', 'ATUH', 'AUTHH'],
  ALLOW_UNAUTHENTICATED: ['ALLOW_UNATHENTICATED', 'ALOW_UNAUTHENTICATED', 'ALLOW-UNAUTHENTICATED'],
  AUTH_ISSUER: [
    'AUTH_ISUER',
    'AUHT_ISSUER',
    'AUTH_ISSUERS',
    'AUTHISSUER',
    'UTH_ISSUER',
    'AUTH_ISSUER ',
  ],
  AUTH_AUDIENCE: ['AUTH_AUDIANCE', 'AUTH_AUDIENCES', 'auth_audience', 'AUTH_AUDEINCE'],
  AUTH_JWKS_URI: ['AUTH_JWKS_URL', 'AUTH_JWK_URI', 'AUTH_JKWS_URI'],
  AUTH_ALGORITHMS: ['AUTH_ALGORITHM', 'AUTH_ALGORYTHMS'],
  AUTH_CLOCK_TOLERANCE_SECONDS: ['AUTH_CLOCK_TOLERANCE_SECOND', 'AUTH_CLOCK_TOLERENCE_SECONDS'],
  AUTH_MAX_TOKEN_AGE_SECONDS: [
    'AUTH_MAX_TOKEN_AGE_SECOND',
    'AUTH_MAX_TOKENS_AGE_SECONDS',
    'AUTH_MAXTOKENAGE_SECONDS',
  ],
  AUTH_SCOPES: ['AUTH_SCOPE', 'AUTH_SCOPSE', 'auth.scopes'],
  AUTH_SCOPE_CLAIM: ['AUTH_SCOPES_CLAIM', 'AUTH_SCOPE_CLAIMS', 'AUTH_SOCPE_CLAIM'],
  AUTH_TOKEN_TYPE: ['AUTH_TOKEN_TYP', 'AUTH_TOKENTYPE', 'AUTH_TOKEN_TPYE'],
  AUTH_INSTANCES_CLAIM: ['AUTH_INSTANCE_CLAIM', 'AUTH_INSTANCES_CLAIMS', 'Auth_Instances_Claim'],
  AUTH_QUEUES_CLAIM: [
    'AUTH_QUEUE_CLAIM',
    'AUTH_QUEUES_CLAIMS',
    'AUTH_QUEUE_CLAIMS',
    'AUTH_QEUUES_CLAIM',
    'AUTH_QUUES_CLAIM',
    'auth-queues-claim',
  ],
  AUTH_USER_CLAIM: ['AUTH_USERS_CLAIM', 'AUTH_USER_CLAIMS', 'AUTH_USERCLAIM'],
  AUTH_REQUIRE_CLAIMS: ['AUTH_REQUIRED_CLAIMS', 'AUTH_REQUIRE_CLAIM', 'AUTH_REQIURE_CLAIMS'],
  NODE_ENV: ['NODE_EVN', 'NODEENV', 'node_env', 'NDOE_ENV', 'NODE_EN'],
  CONNECT_MODE: ['CONECT_MODE', 'CONNECT_MOED', 'CONNECT_MODES', 'CONNNECT_MODE', 'VONNECT_MODE'],
  AWS_REGION: ['AWS_REGIONS', 'AWS_REIGON', 'aws_region', 'ASW_REGION'],
  AWS_ENDPOINT_URL_CONNECT: [
    'AWS_ENDPOINT_URL_CONECT',
    'AWS_ENDPOINTURL_CONNECT',
    'AWS_ENDPOINT_URI_CONNECT',
  ],
  AWS_MAX_ATTEMPTS: ['AWS_MAX_ATTEMPT', 'AWS_MAX_ATEMPTS'],
  CONNECT_QUOTAS: ['CONNECT_QUOTA', 'CONNECT_QOUTAS', 'CONNECT_QUTOAS'],
  CONNECT_RATES: ['CONNECT_RATE', 'CONNECT_RATSE', 'CONNECTRATES'],
  CONNECT_RATE_SHARE: ['CONNECT_RATES_SHARE', 'CONNECT_RATE_SHAER', 'CONNECT_RATE_SHARES'],
  REDIS_URL: ['REDIS_URI', 'REDIS_ULR', 'REDISURL', 'REDDIS_URL', 'redis-url'],
  GATEWAY_SECRET: ['GATEWAY_SECRETS', 'GATEWAY_SERCET', 'GATEWAYSECRET'],
  CONNECT_INSTANCE_ID: ['CONNECT_INSTANCEID', 'CONNECT_INSTANCE_DI', 'CONNECT_INSANCE_ID'],
  CONNECT_INSTANCE_IDS: ['CONNECT_INSTANCES_IDS', 'CONNECT_INSTANCE_IDSS'],
  CONNECT_QUEUE_TRANSFER_FLOW_ID: [
    'CONNECT_QUEUE_TRANSFER_FLOWID',
    'CONNECT_QUEUES_TRANSFER_FLOW_ID',
  ],
  CONNECT_USER_TRANSFER_FLOW_ID: ['CONNECT_USER_TRANFER_FLOW_ID', 'CONNECT_USERS_TRANSFER_FLOW_ID'],
  TRUST_PROXY: ['TRUST_PROXYS', 'TRUSTPROXY', 'TRUST_PORXY', 'TRUSTE_PROXY'],
  CORS_HEADERS: ['CORS_HEADER', 'CORS_HAEDERS', 'cors-headers'],
  CORS_ORIGINS: ['CORS_ORIGIN', 'CORS_ORGINS', 'COSR_ORIGINS'],
  PORT: ['port', 'PROT', 'PORTT', 'OPRT'],
  INTROSPECTION: ['INTROSPECTON', 'INTROPECTION', 'introspection', 'INTROSPECTIONS'],
  FEDERATION: ['FEDERATON', 'FEDERATIONS', 'FEDARATION'],
  FEDERATION_ROOTS: ['FEDERATION_ROOT', 'FEDERATON_ROOTS', 'FEDERATION_ROTOS'],
  FEDERATION_SECRET: ['FEDERATION_SECRETS', 'FEDERATION_SERCET', 'FEDERATON_SECRET'],
  PERSISTED_DOCUMENTS: ['PERSISTED_DOCUMENT', 'PERSISTEDDOCUMENTS', 'PERSITED_DOCUMENTS'],
  PERSISTED_DOCUMENTS_FILE: ['PERSISTED_DOCUMENT_FILE', 'PERSISTED_DOCUMENTS_FILES'],
  GRAPHIQL: ['GRAPHQL', 'GRAPHQIL', 'graphiql', 'GRAPHIQ', 'GRAPHIQLL'],
  OUTBOUND_VOICE_PREFIXES: [
    'OUTBOUND_VOICE_PREFIX',
    'OUTBOUND_VOICE_PREFIXS',
    'OUTBOUNDVOICE_PREFIXES',
  ],
  COST_EXTENSION: ['COST_EXTENSIONS', 'COST_EXTENTION', 'COSTS_EXTENSION'],
  MUTATIONS: ['MUTATION', 'MUTATOINS', 'mutations', 'MUTATONS'],
  MAX_OPERATION_COST: ['MAX_OPERATIONS_COST', 'MAX_OPERATION_COSTS', 'MAX_OPERATON_COST'],
  OTEL_SDK_DISABLED: ['OTEL_SDK_DISABLE', 'OTLE_SDK_DISABLED'],
  OTEL_TRACES_EXPORTER: ['OTEL_TRACE_EXPORTER', 'OTEL_TRACES_EXPORTERS'],
  OTEL_EXPORTER_OTLP_ENDPOINT: ['OTEL_EXPORTER_OTLP_ENDPOINTS', 'OTEL_EXPORTER_OLTP_ENDPOINT'],
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: ['OTEL_EXPORTER_OTLP_TRACE_ENDPOINT'],
  RATE_LIMIT: ['RATE_LIMITS', 'RATELIMIT', 'RATE_LIMT', 'RTAE_LIMIT'],
  MAX_EVENT_LOOP_DELAY_MS: ['MAX_EVENTLOOP_DELAY_MS', 'MAX_EVENT_LOOP_DEALY_MS'],
  REQUEST_TIMEOUT_MS: ['REQUEST_TIMEOUT_S', 'REQUESTS_TIMEOUT_MS', 'REQUEST_TIME_OUT_MS'],
  AUDIT_LOG: ['AUDIT_LOGS', 'AUDITLOG', 'AUDIT_LGO', 'audit_log'],
  DIRECTORY_CACHE_TTL_MS: ['DIRECTORY_CACHE_TTLMS', 'DIRECTORY_CAHCE_TTL_MS'],
  SHUTDOWN_DELAY_MS: ['SHUTDOWN_DELAYS_MS', 'SHUTDOWN_DELAY_SM', 'SHUT_DOWN_DELAY_MS'],
  SHUTDOWN_TIMEOUT_MS: ['SHUTDOWN_TIMOUT_MS', 'SHUTDOWN_TIMEOUT_SM', 'SHUTDOWN_TIMEOUTS_MS'],
};

/** Variables of other software that a gateway's environment can contain. */
const FOREIGN: Environment = {
  // Shells and systems.
  PATH: '/usr/bin',
  HOME: '/root',
  HOSTNAME: 'gateway-7d9f',
  HOSTTYPE: 'x86_64',
  HOSTS: '/etc/hosts',
  USER: 'node',
  LOGNAME: 'node',
  SHELL: '/bin/sh',
  SHLVL: '1',
  PWD: '/app',
  OLDPWD: '/',
  TERM: 'xterm',
  LANG: 'C',
  LC_ALL: 'C',
  TZ: 'UTC',
  MAIL: '/var/mail',
  LS_COLORS: 'rs=0',
  TMPDIR: '/tmp',
  EDITOR: 'vi',
  PAGER: 'less',
  POST: '1',
  PORTS: '1',
  HOSTALIASES: '',
  _: '/usr/bin/env',
  SSH_AUTH_SOCK: '/tmp/agent',
  XAUTHORITY: '/root/.Xauthority',
  INVOCATION_ID: '1',
  JOURNAL_STREAM: '8:1',
  LISTEN_FDS: '1',
  COST: '1',
  PATHS: '/',
  FORT: '1',
  SORT: '1',
  OAUTH: '1',
  BATH: '1',
  MOST: '1',
  GRAPHITE: '1',
  GRAPHITE_HOST: 'graphite',
  http_proxy: 'http://proxy',
  NO_PROXY: 'localhost',
  // Node.js, npm and CI.
  NODE_VERSION: '24.0.0',
  NODE_OPTIONS: '--no-warnings',
  NODE_PATH: '/usr/lib',
  NODE_EXTRA_CA_CERTS: '/etc/ca',
  YARN_VERSION: '1',
  npm_config_port: '1',
  npm_config_host: 'h',
  npm_config_loglevel: 'silent',
  npm_lifecycle_event: 'start',
  npm_package_version: '1',
  npm_config_registry: 'https://registry.npmjs.org',
  CI: 'true',
  GITHUB_TOKEN: 'x',
  FORCE_COLOR: '1',
  ROLE_ENV: 'dev',
  MODE_ENV: 'dev',
  APP_ENV: 'dev',
  // Auth.js, Auth0 and other authentication libraries.
  AUTH_SECRET: 'x',
  AUTH_URL: 'https://app.example',
  AUTH_TRUST_HOST: 'true',
  AUTH_REDIRECT_PROXY_URL: 'https://app.example',
  AUTH_GITHUB_ID: 'x',
  AUTH_GITHUB_SECRET: 'x',
  OAUTH_ISSUER: 'https://issuer.example',
  OAUTH_AUDIENCE: 'x',
  OAUTH_SCOPES: 'x',
  OAUTH2_ISSUER: 'x',
  AUTH0_AUDIENCE: 'x',
  AUTH0_ISSUER: 'x',
  // Kafka Connect.
  CONNECT_BOOTSTRAP_SERVERS: 'kafka:9092',
  CONNECT_GROUP_ID: '1',
  CONNECT_REST_PORT: '8083',
  CONNECT_REST_ADVERTISED_HOST_NAME: 'connect',
  CONNECT_CONFIG_STORAGE_TOPIC: 'x',
  CONNECT_OFFSET_STORAGE_TOPIC: 'x',
  CONNECT_STATUS_STORAGE_TOPIC: 'x',
  CONNECT_KEY_CONVERTER: 'x',
  CONNECT_VALUE_CONVERTER: 'x',
  CONNECT_PLUGIN_PATH: '/usr',
  CONNECT_LOG4J_ROOT_LOGLEVEL: 'INFO',
  CONNECT_LOG4J_LOGGERS: 'x',
  CONNECT_HEAP_OPTS: '-Xmx1g',
  // Kubernetes and Docker, for services called connect, redis, auth, emulator, gateway, host.
  KUBERNETES_SERVICE_HOST: '10.0.0.1',
  KUBERNETES_SERVICE_PORT: '443',
  KUBERNETES_SERVICE_PORT_HTTPS: '443',
  KUBERNETES_PORT: 'tcp://10.0.0.1:443',
  KUBERNETES_PORT_443_TCP_ADDR: '10.0.0.1',
  CONNECT_SERVICE_HOST: '10.0.0.2',
  CONNECT_SERVICE_PORT: '8083',
  CONNECT_PORT: 'tcp://10.0.0.2:8083',
  CONNECT_PORT_8083_TCP: 'tcp://10.0.0.2:8083',
  CONNECT_PORT_8083_TCP_PROTO: 'tcp',
  REDIS_SERVICE_HOST: '10.0.0.3',
  REDIS_SERVICE_PORT: '6379',
  REDIS_PORT: 'tcp://10.0.0.3:6379',
  REDIS_PORT_6379_TCP: 'tcp://10.0.0.3:6379',
  REDIS_PORT_6379_TCP_PORT: '6379',
  AUTH_SERVICE_HOST: '10.0.0.4',
  AUTH_PORT: 'tcp://10.0.0.4:80',
  EMULATE_PORT: 'tcp://10.0.0.5:4010',
  GATEWAY_SERVICE_PORT: '4000',
  GATEWAY_PORT: 'udp://10.0.0.6:4000',
  HOST_PORT: 'tcp://10.0.0.7:80',
  HOST_IP: '10.0.0.8',
  POD_IP: '10.0.0.9',
  REDIS_HOST: 'redis',
  REDIS_TTL: '60',
  REDIS_SSL: 'true',
  REDIS_PASSWORD: 'x',
  REDIS_TLS_URL: 'rediss://x',
  // AWS and OpenTelemetry.
  AWS_DEFAULT_REGION: 'eu-west-2',
  AWS_ACCESS_KEY_ID: 'x',
  AWS_SECRET_ACCESS_KEY: 'x',
  AWS_SESSION_TOKEN: 'x',
  AWS_PROFILE: 'x',
  AWS_ROLE_ARN: 'x',
  AWS_WEB_IDENTITY_TOKEN_FILE: '/var',
  AWS_ENDPOINT_URL: 'http://localhost',
  AWS_ENDPOINT_URL_S3: 'http://localhost',
  AWS_ENDPOINT_URL_CONNECTCASES: 'http://localhost',
  AWS_RETRY_MODE: 'standard',
  AWS_EXECUTION_ENV: 'AWS_ECS_FARGATE',
  AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: '/v2',
  AWS_SDK_LOAD_CONFIG: '1',
  OTEL_SERVICE_NAME: 'gateway',
  OTEL_METRICS_EXPORTER: 'none',
  OTEL_LOGS_EXPORTER: 'none',
  OTEL_EXPORTER_OTLP_HEADERS: 'x',
  OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc',
  OTEL_EXPORTER_OTLP_METRICS_ENDPOINT: 'http://c:1',
  OTEL_EXPORTER_OTLP_LOGS_ENDPOINT: 'http://c:1',
  OTEL_TRACES_SAMPLER: 'always_on',
  OTEL_LOG_LEVEL: 'info',
  // Other loggers and limits.
  SLOG_LEVEL: 'x',
  GLOG_LEVEL: 'x',
  LOG4J_LEVEL: 'x',
  LOG_DIR: '/var/log',
  MIN_OPERATION_COST: '1',
  DATE_LIMIT: 'x',
  RECONNECT_MODE: 'x',
  REQUEST_TIMEOUT: '30',
};

describe('a misspelt variable', () => {
  test('is tested for every variable', () => {
    expect(Object.keys(MISSPELLINGS).sort()).toStrictEqual([...VARIABLES].sort());
  });

  test.each(
    Object.entries(MISSPELLINGS).flatMap(([meant, names]) =>
      names.map((name) => [name, meant] as const),
    ),
  )('%s prevents the start, and %s is named', (name, meant) => {
    const issues = issuesOf(() => readConfig({ [name]: CANARY }));

    expect(issues).toStrictEqual([
      expect.stringMatching(new RegExp(`^${name}: is not a variable .*\\b${meant}\\b`)),
    ]);
  });

  const known = new Set(VARIABLES);
  const cut = (name: string, at: number, letters = ''): string =>
    name.slice(0, at) + letters + name.slice(at + 1);
  const anyEdit = (name: string): string[] =>
    Array.from(name, (letter, at) => [
      cut(name, at),
      cut(name, at, letter + letter),
      ...(at > 0 ? [cut(name, at, 'X'), cut(name, at, `${letter}X`)] : []),
    ]).flat();
  const anySwap = (name: string): string[] =>
    Array.from(
      name,
      (_, at) => name.slice(0, at) + name.charAt(at + 1) + name.charAt(at) + name.slice(at + 2),
    );

  test.each(VARIABLES)('is found whatever letter of %s is wrong', (meant) => {
    const names = [
      meant.toLowerCase(),
      meant.toLowerCase().replaceAll('_', '-'),
      ...anySwap(meant),
      ...(meant.length > 4
        ? anyEdit(meant)
        : Array.from(meant, (letter, at) => cut(meant, at, letter + letter))),
    ].filter((name) => !known.has(name));

    const missed = names.filter((name) => {
      const { misspelt } = strayNames({ [name]: CANARY }, { read: VARIABLES, others: [] });
      return !misspelt[0]?.meant.includes(meant);
    });

    expect(missed).toStrictEqual([]);
  });

  test('is named with all other issues at once, and with every variable that may be meant', () => {
    expect(
      issuesOf(() =>
        readConfig({
          PORT: 'x',
          AUTH: 'jwt',
          AUTH_ISUER: CANARY,
          AUTH_QUEUE_CLAIM: CANARY,
          AUTH_SCOPES_CLAIMS: CANARY,
          CONNECT_INSTANCE_IDZ: CANARY,
        }),
      ),
    ).toStrictEqual([
      'PORT: must be a whole number from 0 to 65535',
      'AUTH_ISSUER: must be given when AUTH is jwt',
      'AUTH_AUDIENCE: must be given when AUTH is jwt',
      issue('AUTH_ISUER', 'AUTH_ISSUER'),
      issue('AUTH_QUEUE_CLAIM', 'AUTH_QUEUES_CLAIM'),
      issue('AUTH_SCOPES_CLAIMS', 'AUTH_SCOPE_CLAIM'),
      issue('CONNECT_INSTANCE_IDZ', 'CONNECT_INSTANCE_ID or CONNECT_INSTANCE_IDS'),
    ]);
  });

  test('does not prevent the start when the variable is set, or when it is empty itself', () => {
    const AUTH_QUEUE_CLAIM = 'queue';

    expect(
      readConfig({ AUTH_QUEUES_CLAIM: 'queues', AUTH_QUEUE_CLAIM }).unknownVariables,
    ).toStrictEqual(['AUTH_QUEUE_CLAIM']);
    expect(readConfig({ AUTH_QUEUE_CLAIM: '' }).unknownVariables).toStrictEqual([]);
    expect(issuesOf(() => readConfig({ AUTH_QUEUES_CLAIM: '', AUTH_QUEUE_CLAIM }))).toStrictEqual([
      issue('AUTH_QUEUE_CLAIM', 'AUTH_QUEUES_CLAIM'),
    ]);
  });

  test('is found by the embedded Connect and the SDL printer among the variables that they read', () => {
    expect(
      issuesOf(() => readEmulatorConfig({ EMULATOR_SEEDS: CANARY, LOGLEVEL: CANARY })),
    ).toStrictEqual([issue('EMULATOR_SEEDS', 'EMULATOR_SEED'), issue('LOGLEVEL', 'LOG_LEVEL')]);
    expect(
      readEmulatorConfig({ AUTH_QUEUE_CLAIM: CANARY, AUTH_ISSUER: CANARY }).unknownVariables,
    ).toStrictEqual([]);
    expect(
      issuesOf(() => readSubgraphOptions({ AUTH_SCOPE: CANARY, PORTT: CANARY })),
    ).toStrictEqual([issue('AUTH_SCOPE', 'AUTH_SCOPES')]);
  });
});

describe('a variable of other software', () => {
  test.each(Object.entries(FOREIGN))('%s=%s does not prevent the start', (name, value) => {
    expect(issuesOf(() => readConfig({ [name]: value }))).toStrictEqual([]);
    expect(issuesOf(() => readEmulatorConfig({ [name]: value }))).toStrictEqual([]);
  });

  test('does not prevent it together with all others either, and those with the prefix of known ones are listed', () => {
    expect(readConfig(FOREIGN).unknownVariables).toStrictEqual([
      'AUTH_SECRET',
      'AUTH_URL',
      'AUTH_TRUST_HOST',
      'AUTH_REDIRECT_PROXY_URL',
      'AUTH_GITHUB_ID',
      'AUTH_GITHUB_SECRET',
      'CONNECT_BOOTSTRAP_SERVERS',
      'CONNECT_GROUP_ID',
      'CONNECT_REST_PORT',
      'CONNECT_REST_ADVERTISED_HOST_NAME',
      'CONNECT_CONFIG_STORAGE_TOPIC',
      'CONNECT_OFFSET_STORAGE_TOPIC',
      'CONNECT_STATUS_STORAGE_TOPIC',
      'CONNECT_KEY_CONVERTER',
      'CONNECT_VALUE_CONVERTER',
      'CONNECT_PLUGIN_PATH',
      'CONNECT_LOG4J_ROOT_LOGLEVEL',
      'CONNECT_LOG4J_LOGGERS',
      'CONNECT_HEAP_OPTS',
      'REDIS_HOST',
      'REDIS_TTL',
      'REDIS_SSL',
      'REDIS_PASSWORD',
      'REDIS_TLS_URL',
      'LOG_DIR',
      'REQUEST_TIMEOUT',
    ]);
  });

  test('that Kubernetes gives the name of a known one counts as absent', () => {
    const EMULATOR_PORT = 'tcp://10.0.0.5:4010';

    expect(readEmulatorConfig({ EMULATOR_PORT }).emulator.port).toBe(4010);
    expect(readConfig({ EMULATOR_PORT }).unknownVariables).toStrictEqual([]);
    expect(issuesOf(() => readConfig({ EMULATOR_PORT: '10.0.0.5:4010' }))).toStrictEqual([
      'EMULATOR_PORT: must be a whole number from 0 to 65535',
    ]);
  });
});

describe('CONFIG_STRICT', () => {
  test('makes unknown variables prevent the start', () => {
    const environment = {
      CONFIG_STRICT: 'true',
      CONNECT_GROUP_ID: CANARY,
      AUTH_QUEUE_CLAIM: CANARY,
      HOME: '/',
    };

    expect(issuesOf(() => readConfig(environment))).toStrictEqual([
      issue('AUTH_QUEUE_CLAIM', 'AUTH_QUEUES_CLAIM'),
      'CONNECT_GROUP_ID: is not a variable of the gateway, and CONFIG_STRICT is true',
    ]);
    expect(
      issuesOf(() => readEmulatorConfig({ CONFIG_STRICT: 'true', EMULATOR_HOST: CANARY })),
    ).toStrictEqual(['EMULATOR_HOST: is not a variable of the gateway, and CONFIG_STRICT is true']);
  });

  test('accepts those of Kubernetes, AWS, OpenTelemetry and the system, which operators cannot remove', () => {
    const unavoidable = Object.entries(FOREIGN).filter(
      ([name]) =>
        /^(AWS|OTEL|NODE|npm)_|_SERVICE_|_PORT_\d|^[A-Z]+$/.test(name) ||
        FOREIGN[name]?.includes('p://'),
    );

    expect(unavoidable.length).toBeGreaterThan(60);
    expect(
      issuesOf(() => readConfig({ ...Object.fromEntries(unavoidable), CONFIG_STRICT: 'true' })),
    ).toStrictEqual([]);
  });

  test.each(['yes', '1'])('rejects %j', (CONFIG_STRICT) => {
    expect(issuesOf(() => readConfig({ CONFIG_STRICT }))).toStrictEqual([
      'CONFIG_STRICT: must be one of: true, false',
    ]);
  });
});
