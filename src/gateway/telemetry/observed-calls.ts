import type { FastifyBaseLogger } from 'fastify';
import {
  type CallConnect,
  type ConnectCall,
  connectCaller,
  type ConnectCallerOptions,
} from '../../connect/call-connect.ts';
import type { ConnectFailure } from '../../connect/connect-failure.ts';
import type { Deadline } from '../../connect/deadline.ts';
import type { CallPurpose } from '../../connect/quota/quota.ts';
import type { Metrics } from './metrics.ts';

export interface ObservedCallsOptions extends Omit<ConnectCallerOptions, 'onCall'> {
  readonly metrics: Metrics;
}

/**
 * Calls of Connect within a deadline, each of which is counted and logged as it ends.
 *
 * @param alsoOnCall told of each one, too.
 */
export function observedCalls(
  { metrics, ...options }: ObservedCallsOptions,
  log: FastifyBaseLogger,
  alsoOnCall: (call: ConnectCall) => void = () => undefined,
): (deadline: Deadline, purpose: CallPurpose) => CallConnect {
  const onCall = (call: ConnectCall): void => {
    metrics.countConnectCall(call);
    alsoOnCall(call);
    const { failure, attempts, ...times } = call;
    const connect = { ...times, attempts: attempts.length };
    if (failure === undefined) log.debug({ connect }, 'Connect answered');
    else log.warn({ connect, failure: withoutValues(failure) }, 'A call to Connect failed');
  };
  return (deadline, purpose) => connectCaller({ ...options, onCall }, deadline, purpose);
}

/** The exception whose words are about the gateway's own permissions: nothing else tells which one is missing. */
const ACCESS_DENIED = 'AccessDeniedException';

/**
 * Other words of Connect's may repeat what was asked, such as a customer's name; those about a signature hold all that was
 * signed, which is a token, too.
 */
function withoutValues(failure: ConnectFailure): object {
  if (failure.kind !== 'rejected' || failure.exception === ACCESS_DENIED) return failure;
  const { kind, exception, status, requestId, retryAfterSeconds } = failure;
  return { kind, exception, status, requestId, retryAfterSeconds };
}
