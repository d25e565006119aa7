import type { FastifyRequest } from 'fastify';
import { type DestinationStream, type Logger, pino } from 'pino';
import { escapeInvisible } from './escape-invisible.ts';
import { describeError, isError } from './serialize-error.ts';

/** A writer to this process's standard output. Everything that writes there must share one. */
export const openStandardOutput = (): ReturnType<typeof pino.destination> => pino.destination(1);

/** The path of a URL. What follows may be a document, customer data or a token. */
const PATH = /^[\w./-]{0,200}/;

/**
 * A log of JSON lines. Requests are logged without headers and query string, and errors as `describeError` returns them.
 */
export function createLog(level: string, output: DestinationStream): Logger {
  return pino(
    {
      level,
      serializers: {
        req: ({ method, url, ip }: FastifyRequest) => ({ method, path: PATH.exec(url)?.[0], ip }),
        err: (error: unknown) => describeError(error),
      },
      hooks: {
        // pino escapes only what JSON requires.
        streamWrite: escapeInvisible,
        // By default pino uses the error's message for a line without one.
        logMethod([given, ...more], method) {
          const error: unknown = errorOf(given);
          if (!isError(error)) method.apply(this, [given, ...more]);
          else {
            const [text] = more;
            const isOwn = text !== undefined && text !== error.message;
            const line = given === error ? { err: error } : given;
            method.apply(this, isOwn ? [line, ...more] : [line, 'An error']);
          }
        },
      },
    },
    output,
  );
}

/** The error of a log line, if it has one. */
function errorOf(given: unknown): unknown {
  if (isError(given) || typeof given !== 'object' || given === null) return given;
  return 'err' in given ? given.err : undefined;
}
