import { isUtf8 } from 'node:buffer';
import type { FastifyInstance } from 'fastify';

declare module 'fastify' {
  interface FastifyRequest {
    /** The size of the body, in bytes. Zero without one, and until it is read. */
    bodyBytes: number;
  }
}

/** A body that cannot be parsed as what its headers declare. Its message is for the caller. */
export class MalformedBodyError extends Error {
  readonly statusCode = 400;
}

/**
 * Accepts only JSON bodies in UTF-8: plain text is rejected, and so are bytes that are not UTF-8. Decoded, each of them
 * would be U+FFFD, and different values would become the same.
 */
export function addJsonParser(app: FastifyInstance): void {
  app.decorateRequest('bodyBytes', 0);
  app.removeContentTypeParser(['text/plain', 'application/json']);
  const parseBody = app.getDefaultJsonParser('error', 'error');
  app.addContentTypeParser<Buffer>(
    'application/json',
    { parseAs: 'buffer' },
    (request, body, done) => {
      request.bodyBytes = body.length;
      if (isUtf8(body)) void parseBody(request, body.toString(), done);
      else done(new MalformedBodyError('The body must be in UTF-8.'));
    },
  );
}
