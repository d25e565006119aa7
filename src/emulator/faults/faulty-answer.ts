import { STATUS_CODES } from 'node:http';
import type { FastifyReply } from 'fastify';
import { statusOfException } from './exception-status.ts';
import type { Fault } from './fault-rules.ts';

/** An answer before it is sent. */
export interface WireAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

interface Call {
  readonly reply: FastifyReply;
  /** Executes the call. */
  readonly execute: () => Promise<WireAnswer>;
  /** Waits for the latency of the server, and the given time. */
  readonly delay: (milliseconds: number) => Promise<void>;
  readonly now: () => Date;
}

/** Answers a call as a fault says. */
export async function sendFaulty(fault: Fault, call: Call): Promise<FastifyReply> {
  const { exception, status, reset, truncate } = fault;
  const { reply } = call;
  if (reset === 'before' || exception !== undefined || status !== undefined) {
    await call.delay(fault.stallMs ?? 0);
    if (reset !== undefined) return resetConnection(reply);
    return exception === undefined ? sendPage(fault, reply) : sendException(fault, reply);
  }
  const answer = await call.execute();
  await call.delay(fault.stallMs ?? 0);
  if (reset === 'after') return resetConnection(reply);
  if (truncate === true) return sendHalf(answer, call);
  return reply.code(answer.status).headers(answer.headers).send(answer.body);
}

function sendException({ exception = '', retryAfter }: Fault, reply: FastifyReply): FastifyReply {
  return withRetryAfter(reply, retryAfter)
    .code(statusOfException(exception))
    .header('x-amzn-ErrorType', exception)
    .type('application/json')
    .send(JSON.stringify({ Message: `A rule for faults answered ${exception}.` }));
}

/** A page as a proxy in front of Connect sends it: without anything of Connect's. */
function sendPage({ status = 502, retryAfter }: Fault, reply: FastifyReply): FastifyReply {
  const title = `${status} ${STATUS_CODES[status] ?? ''}`.trim();
  void withRetryAfter(reply, retryAfter).removeHeader('x-amzn-RequestId').code(status);
  if (status === 204 || status === 304) return reply.send();
  return reply
    .type('text/html')
    .send(`<html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>\n`);
}

function withRetryAfter(reply: FastifyReply, seconds: number | undefined): FastifyReply {
  return seconds === undefined ? reply : reply.header('retry-after', seconds);
}

function resetConnection(reply: FastifyReply): FastifyReply {
  reply.hijack();
  reply.raw.socket?.resetAndDestroy();
  return reply;
}

/** The head promises the whole length. */
function sendHalf(
  { status, headers, body }: WireAnswer,
  { reply, now }: Pick<Call, 'reply' | 'now'>,
): FastifyReply {
  void reply.headers({ ...headers, date: now().toUTCString(), 'content-length': body.length });
  reply.hijack();
  for (const [name, value] of Object.entries(reply.getHeaders())) {
    if (value !== undefined) reply.raw.setHeader(name, value);
  }
  reply.raw.statusCode = status;
  reply.raw.write(body.subarray(0, body.length / 2), () => reply.raw.destroy());
  return reply;
}
