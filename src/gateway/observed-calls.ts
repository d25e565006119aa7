import type { FastifyBaseLogger } from 'fastify';
import {
  type CallConnect,
  type ConnectCall,
  connectCaller,
  type ConnectCallerOptions,
} from '../connect/call-connect.ts';
import type { ConnectFailure } from '../connect/connect-failure.ts';
import type { Deadline } from '../connect/deadline.ts';
import type { Metrics } from './metrics.ts';

export interface ObservedCallsOptions extends Omit<ConnectCallerOptions, 'onCall'> {
  readonly metrics: Metrics;
}

/** Calls of Connect within a deadline, each of which is counted and logged as it ends. */
export function observedCalls(
  { metrics, ...options }: ObservedCallsOptions,
  log: FastifyBaseLogger,
): (deadline: Deadline) => CallConnect {
  const onCall = (call: ConnectCall): void => {
    metrics.countConnectCall(call);
    const { failure, ...connect } = call;
    if (failure === undefined) log.debug({ connect }, 'Connect answered');
    else log.warn({ connect, failure: withoutValues(failure) }, 'A call to Connect failed');
  };
  return (deadline) => connectCaller({ ...options, onCall }, deadline);
}

/** Where Connect finds fault with a request, its words may hold values of the request, such as a customer's name. */
function withoutValues(failure: ConnectFailure): ConnectFailure {
  return failure.kind === 'refused' && failure.status === 400
    ? { ...failure, message: '(not logged)' }
    : failure;
}
