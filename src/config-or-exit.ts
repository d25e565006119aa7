import { ConfigError } from './parse-variables.ts';

/** Reads the configuration; one that cannot be used ends the process with its message and status 1. */
export function configOrExit<Config>(read: () => Config): Config {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}
