import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { inspect } from 'node:util';
import type { FastifyPluginCallback, FastifyReply, FastifyRequest } from 'fastify';
import type { FaultRules } from '../faults/fault-rules.ts';
import { sendFaulty, type WireAnswer } from '../faults/faulty-answer.ts';
import { operations, type AnyOperation } from '../operations/index.ts';
import type { OperationContext } from '../operations/operation.ts';
import { checkConstraints } from './constraints.ts';
import { ConnectError, FrontError, WireError } from './errors.ts';
import { wireOperations, type RequestParts, type WireOperation } from './sdk-schemas.ts';
import { checkSignature } from './sigv4.ts';
import type { Throttle } from './throttling.ts';

const maxBody = 1_048_576;

export interface WireOptions {
  /** Made for each request, so that one request has one time. */
  readonly context: () => OperationContext;
  readonly throttle: () => Throttle | undefined;
  /** Does what is due; called before each operation. */
  readonly runDue: () => void;
  readonly faults: FaultRules;
  readonly latencyMs: number;
}

/**
 * Connect's wire protocol. A request is checked in the order of the service: request id, signature,
 * Host, route, throttle, deserialisation, constraints, operation (the order is inferred).
 * Every failure is answered in wire form; a bug is a 500 InternalServiceException without
 * details for the client, and a process warning with all of them.
 */
export const wirePlugin: FastifyPluginCallback<WireOptions> = (server, options, done) => {
  const closing = new AbortController();
  /** The state in which each request began. */
  const begun = new WeakMap<FastifyRequest, OperationContext['contacts']>();
  server.addHook('preClose', (next) => {
    closing.abort();
    next();
  });
  server.removeAllContentTypeParsers();
  server.addContentTypeParser(
    'application/json',
    { parseAs: 'string', bodyLimit: maxBody },
    (_, body, next) => {
      next(null, body); // parsed later: a throttled request is rejected whatever its body
    },
  );
  server.addHook('onRequest', (request, reply, next) => {
    void reply.header('x-amzn-RequestId', randomUUID());
    begun.set(request, options.context().contacts);
    // Whatever the client calls it, a body is JSON; boto3 calls it nothing.
    request.raw.headers['content-type'] = 'application/json';
    checkSignature(request.headers);
    checkHost(request);
    next();
  });
  server.setErrorHandler((error, _, reply) => send(reply, errorAnswer(error), options.latencyMs));
  server.setNotFoundHandler(() => {
    throw new FrontError('UnknownOperationException', 'Connect has no operation at this path.');
  });
  /** Ends early when the server closes or the client disconnects. */
  const pause = async (milliseconds: number, reply: FastifyReply): Promise<void> => {
    if (milliseconds === 0) return;
    const disconnected = new AbortController();
    const abort = (): void => {
      disconnected.abort();
    };
    reply.raw.once('close', abort);
    const signal = AbortSignal.any([closing.signal, disconnected.signal]);
    await sleep(milliseconds, undefined, { signal }).catch(() => undefined);
    reply.raw.off('close', abort);
  };
  const send = async (
    reply: FastifyReply,
    { status, headers, body }: WireAnswer,
    delayMs: number,
  ): Promise<FastifyReply> => {
    await pause(delayMs, reply);
    return reply.code(status).headers(headers).send(body);
  };
  for (const wire of wireOperations()) {
    server.route({
      method: wire.method,
      url: wire.uri.replaceAll(/\{(\w+)\}/g, ':$1'),
      handler: async (request, reply) => {
        const parts: RequestParts = {
          labels: request.params as Record<string, unknown>,
          query: request.query as Record<string, unknown>,
          body: typeof request.body === 'string' ? request.body : '',
        };
        const operation = operationOf(wire);
        options.runDue();
        const fault = options.faults.next(wire.name, () => contactIdOf(parts));
        const context = (): OperationContext => unlessReset(options.context(), begun.get(request));
        const execute = (): Promise<WireAnswer> =>
          answer(wire, operation, parts, { ...options, context });
        if (fault === undefined) return send(reply, await execute(), options.latencyMs);
        const delay = (milliseconds: number): Promise<void> =>
          pause(options.latencyMs + milliseconds, reply);
        return sendFaulty(fault, { reply, execute, delay, now: () => options.context().now });
      },
    });
  }
  done();
};

function operationOf({ name }: WireOperation): AnyOperation {
  const operation = operations.get(name);
  if (operation !== undefined) return operation;
  throw new FrontError(
    'NotEmulatedException',
    `${name} exists in Connect and is not emulated here.`,
  );
}

/** The context of a request that began before the last reset would be that of another world. */
function unlessReset(
  context: OperationContext,
  begunIn: OperationContext['contacts'] | undefined,
): OperationContext {
  if (context.contacts === begunIn) return context;
  throw new ConnectError(
    'InternalServiceException',
    'The embedded Connect was reset while the request ran.',
  );
}

/** Executes a request. Its failures are answers, too. */
async function answer(
  wire: WireOperation,
  operation: AnyOperation,
  parts: RequestParts,
  { context, throttle }: WireOptions,
): Promise<WireAnswer> {
  try {
    const { now } = context();
    throttle()?.take(wire.name, now);
    const input = await wire.readInput(parts);
    checkConstraints(wire.name, input);
    // The input has passed the constraints of this operation, which is what its type says.
    const body = wire.writeOutput(operation(input as never, context()));
    return { status: 200, headers: { 'content-type': 'application/json' }, body };
  } catch (error) {
    return errorAnswer(error);
  }
}

/** The contact that a request is about, by its label, its query or its body; for rules that name one. */
function contactIdOf({ labels, query, body }: RequestParts): unknown {
  const named =
    labels['ContactId'] ?? query['contactId'] ?? labels['InitialContactId'] ?? undefined;
  if (named !== undefined) return named;
  try {
    const input = new Map(Object.entries(JSON.parse(body) as object));
    return input.get('ContactId') ?? input.get('InitialContactId');
  } catch {
    return undefined;
  }
}

/** HTTP has exactly one Host in a request, and HTTP/1.0 may have none. Connect's answer is inferred. */
function checkHost({ raw: { headersDistinct, httpVersion } }: FastifyRequest): void {
  const { length } = headersDistinct['host'] ?? [];
  if (length === 1 || (length === 0 && httpVersion === '1.0')) return;
  throw new FrontError('SerializationException', 'The request must have exactly one Host header.');
}

function errorAnswer(error: unknown): WireAnswer {
  const { status, name, body } = toWireError(error);
  return {
    status,
    headers: { 'x-amzn-ErrorType': name, 'content-type': 'application/json' },
    body: Buffer.from(JSON.stringify(body)),
  };
}

function toWireError(error: unknown): WireError {
  if (error instanceof WireError) return error;
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined;
  if (status === 413) {
    return new FrontError('RequestEntityTooLargeException', `A body has ${maxBody} bytes at most.`);
  }
  if (typeof status === 'number' && status < 500) {
    return new FrontError('SerializationException', 'The request could not be read.');
  }
  process.emitWarning(inspect(error), { type: 'EmbeddedConnectBug' });
  return new ConnectError('InternalServiceException', 'The embedded Connect failed.');
}

/** Answers a path that cannot be decoded, which reaches neither hooks nor handlers. */
export function answerBadUrl(request: FastifyRequest, reply: FastifyReply): void {
  void reply.header('x-amzn-RequestId', randomUUID());
  let failure: unknown = new FrontError('SerializationException', 'The path is not well-formed.');
  try {
    checkSignature(request.headers);
  } catch (error) {
    failure = error;
  }
  const { status, headers, body } = errorAnswer(failure);
  void reply.code(status).headers(headers).send(body);
}
