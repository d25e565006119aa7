import { z } from 'zod';

/** Variables by their names; shells and container files spell an absent one as an empty one. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The environment cannot be used. The message names every variable at fault, and tells no values. */
export class ConfigError extends Error {
  constructor(faults: readonly string[]) {
    super(['The configuration cannot be used. Nothing was started.', ...faults].join('\n  '));
    this.name = 'ConfigError';
  }
}

/**
 * Reads variables.
 *
 * @param findMissing what is missing besides, by what is given.
 * @throws ConfigError when one cannot be used, or is missing.
 */
export function parseVariables<Shape extends z.ZodRawShape>(
  shape: Shape,
  environment: Environment,
  findMissing: (environment: Environment) => string[] = () => [],
): z.infer<z.ZodObject<Shape>> {
  // An empty variable is how shells and container files spell an absent one.
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const result = z.object(shape).safeParse(given);
  const missing = findMissing(given);
  if (result.success && missing.length === 0) return result.data;

  const faults = result.error?.issues ?? [];
  throw new ConfigError([
    ...faults.map(
      ({ path, message }) => `${String(path[0])}: ${message.replaceAll('\n', '\n    ')}`,
    ),
    ...missing,
  ]);
}
