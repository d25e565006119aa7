import type { ServiceInputTypes, ServiceOutputTypes } from '@aws-sdk/client-connect';
import type { FinalizeHandler } from '@smithy/types';
import { classifyAttempt } from './classify-attempt.ts';
import type { ConnectCommand } from './connect-command.ts';
import type { ConnectFailure } from './connect-failure.ts';

/** The attempts that the SDK has made of one call. It fills while the call runs. */
export interface AttemptLog {
  readonly attempts: number;
  /** In order; an attempt that failed for no reason of the upstream's is not among them. */
  readonly failures: readonly ConnectFailure[];
}

/** Makes a command record its attempts: the error that the SDK throws in the end tells of the last one only. */
export function recordAttempts<Input extends ServiceInputTypes, Output extends ServiceOutputTypes>(
  command: ConnectCommand<Input, Output>,
): AttemptLog {
  const failures: ConnectFailure[] = [];
  const log = { attempts: 0, failures };

  command.middlewareStack.add(
    (next: FinalizeHandler<Input, Output>): FinalizeHandler<Input, Output> =>
      async (request) => {
        log.attempts += 1;
        try {
          return await next(request);
        } catch (error) {
          const failure = classifyAttempt(error);
          if (failure !== undefined) failures.push(failure);
          throw error;
        }
      },
    // The lowest priority of this step runs inside the SDK's retries, once for each attempt.
    { name: 'recordAttempts', step: 'finalizeRequest', priority: 'low' },
  );
  return log;
}
