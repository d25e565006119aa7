import { expect } from '@jest/globals';
import type { Cell, MatrixResult } from './cell.ts';

/**
 * What every answer promises, whatever has happened: a success has been executed, an error that is not about an unknown
 * outcome has changed nothing, and an operation whose token Connect honours was executed once at the most. Connect's own
 * state decides.
 */
export function expectPromise(cell: Cell, result: MatrixResult): void {
  const { operation, executions } = cell;
  const { __typename: member } = result;
  cell.check(() => {
    expect(executions).toBeLessThanOrEqual(1);
    if (member === operation.success)
      expect({ member, executions }).toStrictEqual({ member, executions: 1 });
    else if (member !== 'ContactOutcomeUnknownError') {
      expect({ member, executions }).toStrictEqual({ member, executions: 0 });
    }
  });
}
