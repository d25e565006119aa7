import { isUtf8 } from 'node:buffer';
import type { FastifyInstance } from 'fastify';

declare module 'fastify' {
  interface FastifyRequest {
    /** The size of the body, in bytes. Zero without one, and until it is read. */
    bodyBytes: number;
  }
}

/** A body that cannot be read as what it is said to be. Its message is for the caller. */
export class MalformedBodyError extends Error {
  readonly statusCode = 400;
}

/**
 * Makes bodies JSON in UTF-8, or nothing: plain text is not taken, and bytes that are not UTF-8 are refused. Decoded, each
 * of them would be U+FFFD, and different values would become the same.
 */
export function addJsonParser(app: FastifyInstance): void {
  app.decorateRequest('bodyBytes', 0);
  app.removeContentTypeParser(['text/plain', 'application/json']);
  const parseJson = app.getDefaultJsonParser('error', 'error');
  app.addContentTypeParser<Buffer>(
    'application/json',
    { parseAs: 'buffer' },
    (request, body, done) => {
      request.bodyBytes = body.length;
      if (isUtf8(body)) void parseJson(request, body.toString(), done);
      else done(new MalformedBodyError('The body must be in UTF-8.'));
    },
  );
}
