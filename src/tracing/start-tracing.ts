import { setTimeout } from 'node:timers/promises';
import {
  context,
  diag,
  type DiagLogFunction,
  DiagLogLevel,
  logs,
  propagation,
  trace,
} from '@opentelemetry/api';
import { defaultResource, resourceFromAttributes } from '@opentelemetry/resources';
import { NodeSDK } from '@opentelemetry/sdk-node';
import { describeDiagnostic, describeExportError } from './export-errors.ts';
import { createTracing } from './spans.ts';
import type { Tracing } from './tracing.ts';

const SERVICE = 'contact-gateway';

/** Tracing that holds resources until it is stopped. */
export interface RunningTracing extends Tracing {
  /** Sends the recorded spans, as far as the time allows, and stops recording. */
  stop(): Promise<void>;
}

export interface TracingOptions {
  /** The timeout of the last export. */
  readonly flushMs: number;
  /** Called when spans cannot be sent, such as when a collector cannot be reached; the reason contains no secrets. */
  readonly onError: (reason: string) => void;
}

/**
 * Starts OpenTelemetry for this process, configured by OpenTelemetry's environment variables: where and in which format spans are
 * sent, the sampling, and the name of the service. It sends no metrics and no logs.
 */
export function startTracing({ flushMs, onError }: TracingOptions): RunningTracing {
  const service = resourceFromAttributes({ 'service.name': SERVICE });
  const sdk = new NodeSDK({
    resource: defaultResource().merge(service),
    metricReaders: [],
    logRecordProcessors: [],
  });
  const report: DiagLogFunction = (message) => {
    onError(describeDiagnostic(message));
  };
  const ignore: DiagLogFunction = () => undefined;
  diag.setLogger(
    { error: report, warn: report, info: ignore, debug: ignore, verbose: ignore },
    { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true },
  );
  sdk.start();
  return {
    ...createTracing(trace.getTracer(SERVICE)),
    async stop() {
      const sent = sdk.shutdown().catch((error: unknown) => {
        onError(describeExportError(Object(error) as object));
      });
      if (!(await endsWithin(flushMs, sent))) {
        onError(`The last spans were not sent within ${flushMs} ms`);
      }
      for (const api of [trace, logs, propagation, context, diag]) api.disable();
    },
  };
}

async function endsWithin(milliseconds: number, work: Promise<unknown>): Promise<boolean> {
  const ended = new AbortController();
  const late = setTimeout(milliseconds, false, { signal: ended.signal }).catch(() => true);
  try {
    return await Promise.race([work.then(() => true), late]);
  } finally {
    ended.abort();
  }
}
