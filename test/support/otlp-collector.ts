import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** A span as it was received. */
export interface ReceivedSpan {
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  /** `undefined` for the first of a trace. */
  readonly parentSpanId: string | undefined;
  readonly kind: 'server' | 'client' | 'other';
  /** Nanoseconds since 1970. */
  readonly startedAt: bigint;
  readonly endedAt: bigint;
  readonly isError: boolean;
  readonly attributes: Attributes;
  /** The attributes of the process that it came from. */
  readonly resource: Attributes;
}

type Attributes = Readonly<Record<string, unknown>>;

/** What was posted to a collector. */
export interface Export {
  readonly path: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** A collector of traces that a test has for itself: it takes OTLP over HTTP, and reads it when it is JSON. */
export interface OtlpCollector extends AsyncDisposable {
  /** For OTEL_EXPORTER_OTLP_ENDPOINT. */
  readonly url: string;
  readonly exports: readonly Export[];
  readonly spans: readonly ReceivedSpan[];
}

/** @param answer how exports are answered; well, by default. */
export async function startOtlpCollector(
  answer: (response: ServerResponse) => void = (response) => response.end('{}'),
): Promise<OtlpCollector> {
  const exports: Export[] = [];
  const spans: ReceivedSpan[] = [];
  const server = createServer((request, response) => {
    void buffer(request).then((body) => {
      exports.push({ path: request.url, headers: request.headers, body });
      if (request.headers['content-type'] === 'application/json') spans.push(...readSpans(body));
      response.setHeader('content-type', 'application/json');
      answer(response);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    exports,
    spans,
    async [Symbol.asyncDispose]() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

interface WireSpan {
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly kind: number;
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
  readonly status: { readonly code: number };
  readonly attributes: WireAttributes;
}

type WireAttributes = readonly { readonly key: string; readonly value: WireValue }[];

interface WireValue {
  readonly stringValue?: string;
  readonly intValue?: number;
  readonly arrayValue?: { readonly values: readonly WireValue[] };
}

interface WireExport {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: WireAttributes };
    readonly scopeSpans: readonly { readonly spans: readonly WireSpan[] }[];
  }[];
}

const KINDS: Readonly<Record<number, ReceivedSpan['kind']>> = { 2: 'server', 3: 'client' };

function readSpans(body: Buffer): ReceivedSpan[] {
  const { resourceSpans } = JSON.parse(body.toString()) as WireExport;
  return resourceSpans.flatMap(({ resource, scopeSpans }) =>
    scopeSpans
      .flatMap(({ spans }) => spans)
      .map((span) => ({
        name: span.name,
        traceId: span.traceId,
        spanId: span.spanId,
        parentSpanId: span.parentSpanId,
        kind: KINDS[span.kind] ?? 'other',
        startedAt: BigInt(span.startTimeUnixNano),
        endedAt: BigInt(span.endTimeUnixNano),
        isError: span.status.code === 2,
        attributes: readAttributes(span.attributes),
        resource: readAttributes(resource.attributes),
      })),
  );
}

function readAttributes(attributes: WireAttributes): Attributes {
  return Object.fromEntries(attributes.map(({ key, value }) => [key, readValue(value)]));
}

function readValue({ stringValue, intValue, arrayValue }: WireValue): unknown {
  return stringValue ?? intValue ?? arrayValue?.values.map(readValue);
}
