import { ConfigError } from '../../src/config/parse-variables.ts';

/** Why a configuration cannot be used, one line each; none when it can. */
export function configIssues(read: () => unknown): string[] {
  try {
    read();
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const [, ...issues] = error.message.split('\n').map((line) => line.trim());
    return issues;
  }
}
