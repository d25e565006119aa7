import './require-node.ts';
import { readEmulatorConfig } from './config/config.ts';
import { warnOfUnknownNames } from './config/environment-names.ts';
import { configOrExit } from './config/parse-variables.ts';
import { type Emulator, startEmulator } from './emulator/emulator.ts';
import { listenOrExit } from './listen-or-exit.ts';
import { createLog, openStandardOutput } from './logging/logger.ts';
import { shutDownOnSignal } from './shut-down-on-signal.ts';

const config = await configOrExit(() => readEmulatorConfig());
const log = createLog(config.logLevel, openStandardOutput());
const running: Emulator[] = [];

shutDownOnSignal({ log }, async ({ err, signal }) => {
  if (err) log.fatal({ err }, 'Fatal error; the embedded Connect shuts down');
  else log.info({ signal }, 'The embedded Connect shuts down');
  for (const emulator of running) await emulator.close();
  log.info('The embedded Connect has stopped');
});

const { host, port } = config.emulator;
const emulator = await listenOrExit(
  () => startEmulator(config.emulator),
  { host, port, variables: { host: 'HOST', port: 'EMULATOR_PORT' } },
  log,
);
running.push(emulator);
const { url, eventsQueueUrl, defaults } = emulator;
log.info({ url, eventsQueueUrl, ...defaults }, 'The embedded Connect is listening');
// After the address, which is the first line of the log.
warnOfUnknownNames(log, config.unknownVariables);
