import { GraphQLError } from 'graphql';

/** `extensions.code` of a mutation that the operators of the gateway have disabled. */
export const MUTATION_DISABLED = 'MUTATION_DISABLED';

/** The part of a request's context that says which mutations may run. */
export interface EnabledMutations {
  /** By their names in the schema; `undefined` when all are enabled. */
  readonly enabledMutations: ReadonlySet<string> | undefined;
}

/**
 * Rejects a mutation that the operators have disabled, before anything is read, recorded or sent for it. Permissions have
 * been checked by then, so a caller that may not use the mutation gets FORBIDDEN either way.
 *
 * @throws a `GraphQLError` with the code `MUTATION_DISABLED`.
 */
export function requireEnabled({ enabledMutations }: EnabledMutations, mutation: string): void {
  if (enabledMutations === undefined || enabledMutations.has(mutation)) return;
  const message = `The operators of this gateway have disabled the mutation ${mutation}. Nothing was sent to Amazon Connect.`;
  throw new GraphQLError(message, { extensions: { code: MUTATION_DISABLED } });
}
