import type { FastifyRequest } from 'fastify';
import { type DestinationStream, type Logger, pino } from 'pino';
import { escapeInvisible } from './escape-invisible.ts';
import { describeError, isError } from './serialize-error.ts';

/** A writer to this process's standard output. All that is written there has to share one. */
export const openStandardOutput = (): ReturnType<typeof pino.destination> => pino.destination(1);

/** The part of a URL that names a place. What follows may be a document, customer data or a token. */
const PATH = /^[\w./-]{0,200}/;

/**
 * A log of JSON lines. Requests are logged without their headers and their query string, and errors as `describeError`
 * has it.
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
        // pino itself escapes what JSON has to have escaped, and no more.
        streamWrite: escapeInvisible,
        // By itself pino takes the message of an error for a line that has none.
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

/** The error that a line is about. */
function errorOf(given: unknown): unknown {
  if (isError(given) || typeof given !== 'object' || given === null) return given;
  return 'err' in given ? given.err : undefined;
}
