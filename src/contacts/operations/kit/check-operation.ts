import type { ConnectFailure } from '../../../connect/connect-failure.ts';
import { failureOfCall, type OperationFailure } from './operation-failure.ts';
import type { Operation, OperationTypes } from './operation.ts';
import { prepareOperation } from './prepare-operation.ts';

/** What reads show of a command that is not sent. */
export interface Findings {
  /** The failure that the command would have; `undefined` when nothing that was read denies it. */
  readonly denial: OperationFailure | undefined;
  /** What was not checked, as sentences for front-end developers. */
  readonly unchecked: readonly string[];
}

/** An operation, and the reads that show whether one of its commands is possible. */
export interface OperationCheck<Types extends OperationTypes> {
  readonly operation: Operation<Types>;
  /** Reads what an authorized command names, and applies the rules of the operation. Changes nothing. */
  readonly examine: (command: Types['command'], context: Types['context']) => Promise<Findings>;
}

/**
 * Checks an operation without executing it: the first steps of its pipeline, and reads. It records nothing, and neither
 * looks up nor remembers an idempotency token.
 *
 * @throws an error with the code FORBIDDEN when the caller is not authorized.
 */
export async function checkOperation<Types extends OperationTypes>(
  { operation, examine }: OperationCheck<Types>,
  context: Types['context'],
  input: Types['input'],
): Promise<Findings> {
  const prepared = await prepareOperation(operation, context, input);
  if (prepared.ok) {
    const { denial, unchecked } = await examine(prepared.command, context);
    return { denial, unchecked: [...unchecked, SHOWN_BY_SENDING] };
  }
  const why = whyNotRead(prepared.failure);
  return why === undefined
    ? { denial: prepared.failure, unchecked: [STOPPED_EARLY] }
    : { denial: undefined, unchecked: [`${NOTHING_READ} ${why}`] };
}

const SHOWN_BY_SENDING =
  'Only sending it shows whether Amazon Connect permits the operation to the AWS role of the gateway, in this AWS Region and within its quotas.';
const STOPPED_EARLY = 'Nothing was checked after this error, which precedes all other checks.';
const NOTHING_READ = 'Only the format of the input was checked, because a first read failed.';

/**
 * The sentence about a read that failed.
 *
 * @param what what was read, such as `flow`. It has no id: those in an input can be long.
 */
export function notRead(what: string, failure: ConnectFailure): string {
  return `The ${what} could not be read. ${whyNotRead(failureOfCall(failure, undefined, '')) ?? ''}`;
}

/** Why a read failed, as a sentence; `undefined` for a failure that is about what the input names. */
function whyNotRead(failure: OperationFailure): string | undefined {
  switch (failure.reason) {
    case 'access-denied':
      return 'The gateway is not authorized to read it from Amazon Connect.';
    case 'no-credentials':
      return 'The gateway has no AWS credentials that Amazon Connect accepts.';
    case 'request-rejected':
      return 'Amazon Connect rejected the read request.';
    case 'service-failure':
      return 'Amazon Connect failed, or could not be reached.';
    case 'throttled':
      return `Amazon Connect is throttling read requests. Retry in ${failure.retryAfter} s.`;
    default:
      return undefined;
  }
}
