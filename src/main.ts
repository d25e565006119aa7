import './require-node.ts';
import { auditLogIssue, createAuditLog } from './audit/create-audit-log.ts';
import { readConfig } from './config/config.ts';
import { warnOfUnknownNames } from './config/environment-names.ts';
import { ConfigError, configOrExit } from './config/parse-variables.ts';
import { MUTATION_NAMES } from './contacts/operations/index.ts';
import { DEFAULT_READ_AFTER_WRITE } from './contacts/operations/kit/read-after-write.ts';
import { directoryCacheOptions } from './directory/cache/directory-cache.ts';
import { startGateway } from './gateway/gateway.ts';
import { listenOrExit } from './listen-or-exit.ts';
import { createLog, openStandardOutput } from './logging/logger.ts';
import { shutDownOnSignal } from './shut-down-on-signal.ts';
import { startUpstream } from './start-upstream.ts';
import type { Tracing } from './tracing/tracing.ts';

/** The time for sockets to close after the drain, before the process exits regardless. */
const CLOSING_MS = 5_000;
/** The share of it in which the last traces are sent. */
const MAX_FLUSH_MS = 3_000;

const config = await configOrExit(async () => {
  const read = readConfig(undefined, MUTATION_NAMES);
  const issue = await auditLogIssue(read.auditLog);
  if (issue !== undefined) throw new ConfigError([`AUDIT_LOG: ${issue}`]);
  return read;
});
const output = openStandardOutput();
const log = createLog(config.logLevel, output);
const stops: (() => Promise<void>)[] = [];

const { shutdownDelayMs, shutdownTimeoutMs } = config;
const delay = shutdownDelayMs + shutdownTimeoutMs + CLOSING_MS;
shutDownOnSignal({ delay, log }, async ({ err, signal }) => {
  if (err) log.fatal({ err }, 'Fatal error; the gateway shuts down');
  else log.info({ signal }, 'The gateway shuts down');
  for (const stop of stops) await stop();
  log.info('The gateway has stopped');
});

const upstream = await startUpstream(config, log);
stops.unshift(() => upstream.stop());
// After the address of the embedded Connect, which is the first line of the log.
warnOfUnknownNames(log, config.unknownVariables);
const tracing = config.traced ? await startTraces() : undefined;
const { host, port } = config;
const gatewayOptions = {
  ...config,
  ...upstream,
  tracing,
  auditLog: createAuditLog(config.auditLog, output),
  auditFile: config.auditLog.to === 'file' ? config.auditLog.path : undefined,
  readAfterWrite: DEFAULT_READ_AFTER_WRITE,
  directoryCache: directoryCacheOptions(config.directoryCacheTtlMs),
  findCredentialsAtStart: config.upstream.mode === 'aws',
  log,
};
const gateway = await listenOrExit(
  () => startGateway(gatewayOptions),
  { host, port, variables: { host: 'HOST', port: 'PORT' } },
  log,
);
stops.unshift(() => gateway.stop());

if (config.federation !== undefined && config.federation.secret === undefined) {
  log.warn('FEDERATION_SECRET is not set: every caller is treated as the router of the supergraph');
}
if (config.jwt === undefined) {
  log.warn('Authentication is disabled (AUTH=off): every caller has all permissions');
}
const disabledMutations = MUTATION_NAMES.filter((name) => config.mutations?.has(name) === false);
if (disabledMutations.length > 0) {
  log.warn({ disabledMutations }, 'Mutations are disabled (MUTATIONS)');
}
for (const [kind, variable] of [
  ['queue', 'CONNECT_QUEUE_TRANSFER_FLOW_ID'],
  ['user', 'CONNECT_USER_TRANSFER_FLOW_ID'],
] as const) {
  if (upstream.transferFlowIds[kind] === undefined) {
    log.warn(
      `Transfers to a ${kind} that name no contactFlowId will be rejected: set ${variable} to the flow to use`,
    );
  }
}
const { mode } = config.upstream;
log.info(
  {
    mode,
    auth: config.jwt === undefined ? 'off' : 'jwt',
    graphql: `${gateway.url}/graphql`,
    ...(config.graphiql && { graphiql: `${gateway.url}/graphiql` }),
    connect: upstream.connect.endpoint,
  },
  mode === 'embedded'
    ? 'The gateway is listening, with an embedded Connect: nothing is sent to AWS'
    : 'The gateway is listening, and calls Amazon Connect',
);

/** Loads OpenTelemetry, which takes time and memory, only when it is used. */
async function startTraces(): Promise<Tracing> {
  const { startTracing } = await import('./tracing/start-tracing.ts');
  const tracing = startTracing({
    flushMs: Math.min(shutdownTimeoutMs, MAX_FLUSH_MS),
    onError(reason) {
      log.warn({ reason }, 'Trace export failed');
    },
  });
  stops.unshift(() => tracing.stop());
  return tracing;
}
