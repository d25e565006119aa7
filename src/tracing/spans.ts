import {
  type Attributes,
  propagation,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
  type Tracer,
} from '@opentelemetry/api';
import type { ConnectFailure } from '../connect/connect-failure.ts';
import type { TracedCall, TracedOperation, Tracing } from './tracing.ts';

/** Longer names are not recorded: a document can have any text without spaces there. */
const MAX_NAME_LENGTH = 128;

/**
 * Records spans by OpenTelemetry's conventions for GraphQL servers and for calls by an AWS SDK. The names of all other
 * attributes begin with `contact_gateway`.
 */
export function createTracing(tracer: Tracer): Tracing {
  return {
    startOperation(headers) {
      const now = createClock();
      const caller = propagation.extract(ROOT_CONTEXT, headers);
      const options = { kind: SpanKind.SERVER, startTime: now() };
      const operation = tracer.startSpan('GraphQL Operation', options, caller);
      const context = trace.setSpan(caller, operation);
      const { traceId, spanId } = operation.spanContext();
      return {
        logBindings: { trace_id: traceId, span_id: spanId },
        runs(documentId) {
          operation.setAttribute('contact_gateway.document.id', documentId);
        },
        recordCall(call) {
          const endTime = now();
          const span = tracer.startSpan(
            `Connect.${call.operation}`,
            {
              kind: SpanKind.CLIENT,
              startTime: endTime - call.milliseconds,
              attributes: attributesOfCall(call),
            },
            context,
          );
          if (call.failure !== undefined) span.setStatus({ code: SpanStatusCode.ERROR });
          span.end(endTime);
        },
        end(answered) {
          if (answered.type !== undefined) operation.updateName(answered.type);
          operation.setAttributes(attributesOfOperation(answered));
          if (answered.errorCodes.length > 0) {
            operation.setStatus({ code: SpanStatusCode.ERROR });
          }
          operation.end(now());
        },
      };
    },
  };
}

/**
 * A time of day in milliseconds that is not affected when the machine's clock is set meanwhile. All spans of one operation
 * use the same clock.
 */
function createClock(): () => number {
  const offset = Date.now() - performance.now();
  return () => offset + performance.now();
}

function attributesOfOperation(operation: TracedOperation): Attributes {
  const { type, name = '', errorCodes, contactErrors } = operation;
  return {
    ...(type !== undefined && { 'graphql.operation.type': type }),
    ...(name !== '' && name.length <= MAX_NAME_LENGTH && { 'graphql.operation.name': name }),
    ...(errorCodes[0] !== undefined && { 'error.type': errorCodes[0] }),
    ...(errorCodes.length > 0 && { 'contact_gateway.error.codes': [...errorCodes] }),
    ...(contactErrors.length > 0 && { 'contact_gateway.contact_errors': [...contactErrors] }),
  };
}

function attributesOfCall({
  operation,
  outcome,
  attempts,
  waitedMs,
  failure,
}: TracedCall): Attributes {
  return {
    'rpc.system': 'aws-api',
    'rpc.service': 'Connect',
    'rpc.method': operation,
    'contact_gateway.outcome': outcome,
    'contact_gateway.attempts': attempts.length,
    'contact_gateway.quota_wait_ms': Math.floor(waitedMs),
    ...(failure !== undefined && attributesOfFailure(failure)),
  };
}

/** Without Connect's message, which may repeat values of the request. */
function attributesOfFailure(failure: ConnectFailure): Attributes {
  const requestId = 'requestId' in failure ? failure.requestId : undefined;
  return {
    'error.type': failure.kind === 'rejected' ? failure.exception : failure.kind,
    ...(requestId !== undefined && { 'aws.request_id': requestId }),
  };
}
