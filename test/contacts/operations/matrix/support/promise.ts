import { expect } from '@jest/globals';
import type { Cell, MatrixResult } from './cell.ts';
import type { MatrixOperation } from './operations.ts';

/** What a rejection says that proves nothing about an earlier request with its token. */
const EARLIER_MAY_HAVE =
  'This request changed nothing; an earlier one with the same clientToken may have. ';

/**
 * What every answer promises, whatever has happened: a success has been executed, an error that is not about an unknown
 * outcome has changed nothing, unless it says that an earlier request may have, and an operation whose token Connect honours
 * was executed once at the most. Connect's own state decides.
 */
export function expectPromise(cell: Cell, result: MatrixResult): void {
  const { operation, executions } = cell;
  const { __typename: member, message = '' } = result;
  cell.check(() => {
    expect(executions).toBeLessThanOrEqual(1);
    if (member === operation.success)
      expect({ member, executions }).toStrictEqual({ member, executions: 1 });
    else if (member !== 'ContactOutcomeUnknownError' && !isAboutItselfOnly(cell, member, message)) {
      expect({ member, executions }).toStrictEqual({ member, executions: 0 });
    }
  });
}

/** Where no read shows the effect, a rejected retry proves nothing about the request before it. */
function isAboutItselfOnly({ operation }: Cell, member: string, message: string): boolean {
  return (
    operation.declared.retry === 'idempotent' &&
    member === 'ContactRequestRejectedError' &&
    message.startsWith(EARLIER_MAY_HAVE)
  );
}

/** What a retry gets after a request that was executed and whose outcome stayed unknown. */
export function retryOfExecuted({ declared: { retry }, success }: MatrixOperation): string {
  // Connect rejects to suspend what is suspended (inferred).
  return retry === 'idempotent' ? 'ContactRequestRejectedError' : success;
}
