import { escapeInvisible } from '../logging/escape-invisible.ts';
import { ConfigError } from './parse-variables.ts';

/** Reads the configuration; one that cannot be used ends the process with its message and status 1. */
export async function configOrExit<Config>(read: () => Config | Promise<Config>): Promise<Config> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${escapeInvisible(error.message)}\n`);
    process.exit(1);
  }
}
