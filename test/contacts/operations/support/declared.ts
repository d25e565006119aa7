import type { Rejected } from '../../../../src/connect/connect-failure.ts';
import type { DeclaredOperation } from '../../../../src/contacts/operations/kit/declare-operation.ts';
import { errorTypesOf } from '../../../../src/contacts/operations/kit/operation-errors.ts';
import type { Reason } from '../../../../src/contacts/operations/kit/operation-failure.ts';
import constraints from '../../../../src/emulator/data/connect-constraints.json' with { type: 'json' };
import { ConnectError, type ConnectErrorName } from '../../../../src/emulator/protocol/errors.ts';

/**
 * The exceptions that Connect declares for an operation, with their HTTP statuses, and the reasons that the operation
 * declares for each.
 *
 * @throws when the operation declares others.
 */
export function declaredExceptions({
  name,
  exceptions,
}: DeclaredOperation): [name: string, status: number, reasons: readonly Reason[]][] {
  const operations: Readonly<Record<string, { readonly errors: readonly string[] }>> =
    constraints.operations;
  const ofConnect = (operations[name]?.errors ?? []).toSorted();
  const ofOperation = Object.keys(exceptions).toSorted();
  if (ofConnect.join() !== ofOperation.join()) {
    throw new Error(`${name} declares ${ofOperation.join()}, and Connect ${ofConnect.join()}`);
  }
  return ofConnect.map((exception) => [
    exception,
    new ConnectError(exception as ConnectErrorName, '').status,
    exceptions[exception] ?? [],
  ]);
}

/** A rejection by each exception that Connect declares for an operation, with the reasons that it can become. */
export function declaredRejections(
  operation: DeclaredOperation,
): [name: string, rejected: Rejected, reasons: readonly Reason[]][] {
  return declaredExceptions(operation).map(([exception, status, reasons]) => {
    const rejected = {
      kind: 'rejected',
      exception,
      status,
      message: 'words of Connect',
      requestId: 'r1',
      retryAfterSeconds: undefined,
    } as const;
    return [exception, rejected, reasons];
  });
}

/** The names of the error types of some reasons. */
export function typesOf(reasons: readonly Reason[]): string[] {
  return errorTypesOf(reasons).map(({ name }) => name);
}
