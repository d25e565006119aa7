import type { IncomingHttpHeaders } from 'node:http';
import type { ConnectCall } from '../connect/call-connect.ts';

/** Records as spans what becomes of requests. Whatever befalls what it records to, it fails no request and holds up none. */
export interface Tracing {
  /** Begins the span of an operation: a child of the span that the headers of its request name, if they name one. */
  startOperation(headers: IncomingHttpHeaders): OperationTrace;
}

/** The span of one operation, and those of what was done for it. */
export interface OperationTrace {
  /** What ties a line of the log to the span. */
  readonly logBindings: { readonly trace_id: string; readonly span_id: string };
  /** Notes which persisted document is run. */
  runs(documentId: string): void;
  /** Records a call to Connect that has ended this moment; after the operation, too. */
  recordCall(call: TracedCall): void;
  /** Ends the span of the operation. */
  end(operation: TracedOperation): void;
}

/** A call to Connect, and what it came to in a word. */
export interface TracedCall extends ConnectCall {
  readonly outcome: string;
}

/** What is told of an operation that was answered: nothing of what was asked about whom. */
export interface TracedOperation {
  /** `undefined` when the request was refused before its operation was found. */
  readonly type: string | undefined;
  readonly name: string | undefined;
  /** The codes of its top-level errors. */
  readonly errorCodes: readonly string[];
  /** The types of the errors that it returned as data. */
  readonly contactErrors: readonly string[];
}
