import { GraphQLError } from 'graphql';

/** `extensions.code` of a mutation that the operators of the gateway have disabled. */
export const MUTATION_DISABLED = 'MUTATION_DISABLED';

/** The part of a request's context that says which mutations may run. */
export interface EnabledMutations {
  /** By their names in the schema; `undefined` when all are enabled. */
  readonly enabledMutations: ReadonlySet<string> | undefined;
}

/** The message for a mutation that the operators have disabled; `undefined` for one that may run. */
export function disabledMessage(
  { enabledMutations }: EnabledMutations,
  mutation: string,
): string | undefined {
  return enabledMutations === undefined || enabledMutations.has(mutation)
    ? undefined
    : `The operators of this gateway have disabled the mutation ${mutation}.`;
}

/**
 * Rejects a mutation that the operators have disabled, before anything is read, recorded or sent for it. Permissions have
 * been checked by then, so a caller that may not use the mutation gets FORBIDDEN either way.
 *
 * @throws a `GraphQLError` with the code `MUTATION_DISABLED`.
 */
export function requireEnabled(enabled: EnabledMutations, mutation: string): void {
  const message = disabledMessage(enabled, mutation);
  if (message === undefined) return;
  throw new GraphQLError(`${message} Nothing was sent to Amazon Connect.`, {
    extensions: { code: MUTATION_DISABLED },
  });
}
