import closeWithGrace from 'close-with-grace';
import { auditLogIssue, createAuditLog } from './audit/create-audit-log.ts';
import { configOrExit } from './config/config-or-exit.ts';
import { readConfig } from './config/config.ts';
import { warnOfUnknownNames } from './config/environment-names.ts';
import { ConfigError } from './config/parse-variables.ts';
import { DEFAULT_READ_AFTER_WRITE } from './contacts/read-after-write.ts';
import { directoryCacheOptions } from './directory/cache/directory-cache.ts';
import { startGateway } from './gateway/gateway.ts';
import { listenOrExit } from './listen-or-exit.ts';
import { createLog, openStandardOutput } from './logging/logger.ts';
import { startUpstream } from './start-upstream.ts';
import type { Tracing } from './tracing/tracing.ts';

/** Time for sockets to close after the drain, before the process is ended regardless. */
const CLOSING_MS = 5_000;
/** The part of it in which the last traces are sent. */
const MAX_FLUSH_MS = 3_000;

const config = await configOrExit(async () => {
  const read = readConfig();
  const issue = await auditLogIssue(read.auditLog);
  if (issue !== undefined) throw new ConfigError([`AUDIT_LOG: ${issue}`]);
  return read;
});
const output = openStandardOutput();
const log = createLog(config.logLevel, output);
warnOfUnknownNames(log, config.unknownVariables);
const stops: (() => Promise<void>)[] = [];

const { shutdownDelayMs, shutdownTimeoutMs } = config;
const delay = shutdownDelayMs + shutdownTimeoutMs + CLOSING_MS;
closeWithGrace({ delay, logger: log }, async ({ err, signal }) => {
  if (err) log.fatal({ err }, 'The gateway failed, and stops');
  else log.info({ signal }, 'The gateway stops');
  for (const stop of stops) await stop();
  log.info('The gateway has stopped');
});

const upstream = await startUpstream(config, log);
stops.unshift(() => upstream.stop());
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
  log.warn('Every caller counts as the router of the supergraph: there is no FEDERATION_SECRET');
}
if (config.jwt === undefined) {
  log.warn('Nobody has to sign in: AUTH is off, and every caller may do everything');
}
for (const [kind, variable] of [
  ['queue', 'CONNECT_QUEUE_TRANSFER_FLOW_ID'],
  ['user', 'CONNECT_USER_TRANSFER_FLOW_ID'],
] as const) {
  if (upstream.transferFlowIds[kind] === undefined) {
    log.warn(
      `Transfers to a ${kind} that name no contactFlowId will be refused: set ${variable} to the flow to use`,
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
    ? 'The gateway takes requests, with an embedded Connect: nothing is sent to AWS'
    : 'The gateway takes requests, and calls Amazon Connect',
);

/** OpenTelemetry is loaded only where it is used. */
async function startTraces(): Promise<Tracing> {
  const { startTracing } = await import('./tracing/start-tracing.ts');
  const tracing = startTracing({
    flushMs: Math.min(shutdownTimeoutMs, MAX_FLUSH_MS),
    onTrouble(trouble) {
      log.warn({ trouble }, 'Traces are not sent as they should be');
    },
  });
  stops.unshift(() => tracing.stop());
  return tracing;
}
