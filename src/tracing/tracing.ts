import type { IncomingHttpHeaders } from 'node:http';
import type { ConnectCall } from '../connect/call-connect.ts';

/** Records requests as spans. A failure of the collector never fails or delays a request. */
export interface Tracing {
  /** Starts the span of an operation, as a child of the span in the request's trace headers, if there is one. */
  startOperation(headers: IncomingHttpHeaders): OperationTrace;
}

/** The span of one operation and of its calls to Connect. */
export interface OperationTrace {
  /** The fields that correlate log lines with the span. */
  readonly logBindings: { readonly trace_id: string; readonly span_id: string };
  /** Sets the id of the persisted document that is executed. */
  runs(documentId: string): void;
  /** Records a call to Connect that has just ended, even after the operation has ended. */
  recordCall(call: TracedCall): void;
  /** Ends the span of the operation. */
  end(operation: TracedOperation): void;
}

/** A call to Connect with its outcome as one word. */
export interface TracedCall extends ConnectCall {
  readonly outcome: string;
}

/** What is recorded of an operation: neither its arguments nor its result. */
export interface TracedOperation {
  /** `undefined` when the request was rejected before its operation was known. */
  readonly type: string | undefined;
  readonly name: string | undefined;
  /** The codes of its top-level errors. */
  readonly errorCodes: readonly string[];
  /** The types of the errors that it returned as data. */
  readonly contactErrors: readonly string[];
}
