import { startTracing } from '../../src/tracing/start-tracing.ts';
import {
  type OtlpCollector,
  type ReceivedSpan,
  startOtlpCollector,
} from '../support/otlp-collector.ts';
import { startWorld, type World, type WorldOptions } from '../support/world.ts';

/** A world whose gateway sends its traces to a collector. */
export interface TracedWorld extends AsyncDisposable {
  readonly world: World;
  readonly collector: OtlpCollector;
  /** The errors that OpenTelemetry has reported. */
  readonly exportErrors: readonly string[];
  /** Stops the gateway, and returns all spans that it has recorded, each operation before its calls. */
  end(): Promise<readonly ReceivedSpan[]>;
}

export interface TracedWorldOptions extends WorldOptions {
  /** Another one than the world's own. */
  readonly collector?: OtlpCollector;
  /** OpenTelemetry's variables besides the destination of traces. */
  readonly variables?: Readonly<Record<string, string>>;
  readonly flushMs?: number;
}

/** Starts a world with traces; there can be one at a time, since OpenTelemetry is of the whole process. */
export async function startTracedWorld({
  collector,
  variables,
  flushMs = 30_000,
  ...options
}: TracedWorldOptions = {}): Promise<TracedWorld> {
  await using stack = new AsyncDisposableStack();
  const taking = collector ?? stack.use(await startOtlpCollector());
  const exportErrors: string[] = [];
  const tracing = withVariables(
    {
      OTEL_EXPORTER_OTLP_ENDPOINT: taking.url,
      OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
      ...variables,
    },
    () => startTracing({ flushMs, onError: (reason) => exportErrors.push(reason) }),
  );
  stack.defer(() => tracing.stop());
  const world = stack.use(
    await startWorld({ ...options, gateway: { ...options.gateway, tracing } }),
  );
  const disposal = stack.move();
  return {
    world,
    collector: taking,
    exportErrors,
    async end() {
      await world.stopGateway();
      await tracing.stop();
      return taking.spans.toSorted((one, other) => Number(one.startedAt - other.startedAt));
    },
    [Symbol.asyncDispose]: () => disposal.disposeAsync(),
  };
}

/** OpenTelemetry reads the environment of its process, and nothing else. */
function withVariables<Result>(variables: Record<string, string>, start: () => Result): Result {
  /* eslint-disable no-restricted-properties -- it is where OpenTelemetry looks */
  Object.assign(process.env, variables);
  try {
    return start();
  } finally {
    for (const name of Object.keys(variables)) Reflect.deleteProperty(process.env, name);
  }
  /* eslint-enable no-restricted-properties */
}
