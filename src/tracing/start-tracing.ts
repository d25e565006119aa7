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
import { createTracing } from './spans.ts';
import type { Tracing } from './tracing.ts';
import { troubleFrom, troubleFromError } from './trouble.ts';

const SERVICE = 'contact-gateway';

/** Tracing that holds resources. */
export interface RunningTracing extends Tracing {
  /** Sends what is recorded and not sent yet, as far as the time allows, and records no more. */
  stop(): Promise<void>;
}

export interface TracingOptions {
  /** How long a stop may take. */
  readonly flushMs: number;
  /** Told of what keeps spans from being sent, such as a collector that cannot be reached; in words that are no secrets. */
  readonly onTrouble: (trouble: string) => void;
}

/**
 * Starts OpenTelemetry for this process as its own environment variables say: where spans are sent, in which form, how
 * many of them, and what the service is called. It is not asked for metrics and logs.
 */
export function startTracing({ flushMs, onTrouble }: TracingOptions): RunningTracing {
  const service = resourceFromAttributes({ 'service.name': SERVICE });
  const sdk = new NodeSDK({
    resource: defaultResource().merge(service),
    metricReaders: [],
    logRecordProcessors: [],
  });
  const tell: DiagLogFunction = (message) => {
    onTrouble(troubleFrom(message));
  };
  const ignore: DiagLogFunction = () => undefined;
  diag.setLogger(
    { error: tell, warn: tell, info: ignore, debug: ignore, verbose: ignore },
    { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true },
  );
  sdk.start();
  return {
    ...createTracing(trace.getTracer(SERVICE)),
    async stop() {
      const sent = sdk.shutdown().catch((error: unknown) => {
        onTrouble(troubleFromError(Object(error) as object));
      });
      if (!(await endsWithin(flushMs, sent))) {
        onTrouble(`The last spans were not sent within ${flushMs} ms`);
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
