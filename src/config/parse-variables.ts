import { z } from 'zod';
import { escapeInvisible } from '../logging/escape-invisible.ts';

/** Variables by their names. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Names that Kubernetes derives from the name of each service. */
const SERVICE_LINK = /_SERVICE_(?:HOST|PORT(?:_\w+)?)$|_PORT_\d+_(?:TCP|UDP|SCTP)(?:_\w+)?$/;
const SERVICE_ADDRESS = /^(?:tcp|udp|sctp):\/\//;

/** The environment cannot be used. The message names every invalid variable, and contains no values. */
export class ConfigError extends Error {
  constructor(issues: readonly string[]) {
    super(['Invalid configuration; nothing was started.', ...issues].join('\n  '));
    this.name = 'ConfigError';
  }
}

/**
 * An environment without the variables that count as absent: empty ones, since shells and container files cannot unset them,
 * and those that Kubernetes sets for services of the same names.
 */
export function givenIn(environment: Environment): Environment {
  const given = Object.entries(environment).filter(
    ([name, value]) => value !== undefined && value !== '' && !isServiceLink(name, value),
  );
  return Object.fromEntries(given);
}

/** `EMULATOR_PORT` is `tcp://10.0.0.1:4010` where a service is called emulator. */
function isServiceLink(name: string, value: string): boolean {
  return SERVICE_LINK.test(name) || (name.endsWith('_PORT') && SERVICE_ADDRESS.test(value));
}

/**
 * Parses variables.
 *
 * @param findIssues further issues of the given variables.
 * @throws ConfigError when a variable is invalid, or there is a further issue.
 */
export function parseVariables<Shape extends z.ZodRawShape>(
  shape: Shape,
  environment: Environment,
  findIssues: (environment: Environment) => readonly string[],
): z.infer<z.ZodObject<Shape>> {
  const given = givenIn(environment);
  const result = z.object(shape).safeParse(given);
  const others = findIssues(given);
  if (result.success && others.length === 0) return result.data;

  const issues = result.error?.issues ?? [];
  throw new ConfigError([
    ...issues.map(
      ({ path, message }) => `${String(path[0])}: ${message.replaceAll('\n', '\n    ')}`,
    ),
    ...others,
  ]);
}

/** Reads the configuration; an invalid one ends the process with its message on standard error, and status 1. */
export async function configOrExit<Config>(read: () => Config | Promise<Config>): Promise<Config> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${escapeInvisible(error.message)}\n`);
    process.exit(1);
  }
}
