import { exception, raw, relay, reset, silence } from './answers.ts';
import type { Answer, Exchange, ForwardedAnswer } from './exchange.ts';

/** An answer that goes wrong. */
export type Fault = Answer;

/** What comes back, and how; spoilt in some way. */
type Spoil = (exchange: Exchange, answer: ForwardedAnswer) => void | Promise<void>;

/** Connect never sees the request; `body` is what is spoilt in place of its answer. */
const before =
  (spoil: Spoil): Fault =>
  (exchange) =>
    spoil(exchange, {
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: Buffer.from('{"Message":"an answer that Connect never gave"}'),
    });

/** Connect executes the request, and its answer is spoilt. */
const after =
  (spoil: Spoil): Fault =>
  async (exchange) =>
    spoil(exchange, await exchange.forward());

/** Connect executes the request, and something else is answered. */
const answeredBy = (answer: Answer): Fault => after((exchange) => answer(exchange));

const halfClose: Answer = ({ response }) => {
  response.socket?.end();
};

/** The head is promised to continue, and the other side ends its half. */
const truncatedHead: Answer = ({ response }) => {
  response.socket?.end('HTTP/1.1 200 OK\r\ncontent-type: applic');
};

const stalledBody: Spoil = ({ response }, { status, headers, body }) => {
  response.writeHead(status, { ...headers, 'content-length': body.length });
  response.write(body.subarray(0, body.length / 2));
};

const trickling =
  (everyMs: number): Spoil =>
  async ({ response, pause }, { status, headers, body }) => {
    response.writeHead(status, { ...headers, 'content-length': body.length });
    for (const byte of body) {
      if (response.destroyed) return;
      response.write(Buffer.of(byte));
      await pause(everyMs);
    }
    response.end();
  };

/** The connection breaks before the promised length. */
const truncated: Spoil = ({ response }, { status, headers, body }) => {
  response.writeHead(status, { ...headers, 'content-length': body.length });
  response.write(body.subarray(0, body.length / 2), () => response.destroy());
};

/** The length is as promised, but the JSON is cut. */
const cutJson: Spoil = ({ response }, { status, headers, body }) => {
  const half = body.subarray(0, body.length / 2);
  response.writeHead(status, { ...headers, 'content-length': half.length }).end(half);
};

const notHttp: Answer = ({ response }) => {
  response.socket?.end('garbage garbage\r\n\r\n');
};

const garbage = raw(200, '<html>the page of some proxy</html>', 'text/html');
const emptyObject = raw(200, '{}');
const serverError = exception('InternalServiceException', 500);
const badGateway = raw(502, '<html>502 Bad Gateway</html>', 'text/html');
const gatewayTimeout = raw(504, '<html>504 Gateway Timeout</html>', 'text/html');

/**
 * The faults by name. Connect never sees a request whose fault ends in `Before`, or in nothing; it executes those
 * with `After`, and the two late ones.
 */
export const FAULTS = {
  /** Connect gets the request later, even when the SDK has given it up by then. */
  latency:
    (milliseconds: number): Fault =>
    async (exchange) => {
      await exchange.pause(milliseconds);
      await relay(exchange);
    },
  /** Connect executes the request at once, and answers later. */
  slowAnswer: (milliseconds: number): Fault =>
    after(async ({ response, pause }, { status, headers, body }) => {
      await pause(milliseconds);
      response.writeHead(status, headers).end(body);
    }),

  resetBefore: reset,
  resetAfter: answeredBy(reset),
  halfCloseBefore: halfClose,
  halfCloseAfter: answeredBy(halfClose),
  truncatedHeadBefore: truncatedHead,
  truncatedHeadAfter: answeredBy(truncatedHead),
  notHttpBefore: notHttp,
  notHttpAfter: answeredBy(notHttp),

  stalledHeadersBefore: silence,
  stalledHeadersAfter: answeredBy(silence),
  stalledBodyBefore: before(stalledBody),
  stalledBodyAfter: after(stalledBody),
  tricklingBodyBefore: (everyMs: number): Fault => before(trickling(everyMs)),
  tricklingBodyAfter: (everyMs: number): Fault => after(trickling(everyMs)),

  truncated200Before: before(truncated),
  truncated200After: after(truncated),
  cutJson200Before: before(cutJson),
  cutJson200After: after(cutJson),
  garbage200Before: garbage,
  garbage200After: answeredBy(garbage),
  emptyObject200Before: emptyObject,
  emptyObject200After: answeredBy(emptyObject),

  throttled: exception('ThrottlingException', 429),
  throttledWithRetryAfter: (seconds: number): Fault =>
    exception('ThrottlingException', 429, { 'retry-after': String(seconds) }),
  serverErrorBefore: serverError,
  serverErrorAfter: answeredBy(serverError),
  badGatewayBefore: badGateway,
  badGatewayAfter: answeredBy(badGateway),
  gatewayTimeoutBefore: gatewayTimeout,
  gatewayTimeoutAfter: answeredBy(gatewayTimeout),
} as const;
