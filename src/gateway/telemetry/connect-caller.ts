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

/** What the Connect calls of all requests share. */
export interface SharedConnectOptions extends Omit<ConnectCallerOptions, 'onCall'> {
  readonly metrics: Metrics;
}

/** The work that calls are made for: a request, or the report at start. */
export interface CallObserver {
  readonly log: FastifyBaseLogger;
  /** Called with each call when it has ended, after it was counted. */
  readonly onCall?: (call: ConnectCall) => void;
}

/** Makes the `CallConnect` for a deadline and a purpose. */
export type ConnectCaller = (deadline: Deadline, purpose: CallPurpose) => CallConnect;

/** Calls Connect within a deadline. Each call is counted and logged when it has ended. */
export function createConnectCaller(
  { metrics, ...options }: SharedConnectOptions,
  { log, onCall: observe }: CallObserver,
): ConnectCaller {
  const onCall = (call: ConnectCall): void => {
    metrics.countConnectCall(call);
    observe?.(call);
    const { failure, attempts, ...times } = call;
    const connect = { ...times, attempts: attempts.length };
    if (failure === undefined) log.debug({ connect }, 'Connect call succeeded');
    else log.warn({ connect, failure: withoutValues(failure) }, 'Connect call failed');
  };
  return (deadline, purpose) => connectCaller({ ...options, onCall }, deadline, purpose);
}

/** The exception whose message names the missing permission of the gateway: nothing else does. */
const ACCESS_DENIED = 'AccessDeniedException';

/**
 * Other messages of Connect may repeat values of the request, such as a customer's name; messages about a signature contain
 * everything that was signed, including a session token.
 */
function withoutValues(failure: ConnectFailure): object {
  if (failure.kind !== 'rejected' || failure.exception === ACCESS_DENIED) return failure;
  const { kind, exception, status, requestId, retryAfterSeconds } = failure;
  return { kind, exception, status, requestId, retryAfterSeconds };
}
