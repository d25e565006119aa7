import type { FastifyRequest } from 'fastify';
import { type DestinationStream, type Logger, pino } from 'pino';
import { standardOutput } from './audit/standard-output.ts';

/** A log of JSON lines. Requests are logged without their query string: it may hold a document and customer data. */
export function createLog(
  level: string,
  destination: DestinationStream = standardOutput(),
): Logger {
  return pino(
    {
      level,
      serializers: {
        req: ({ method, url, ip }: FastifyRequest) => ({ method, path: url.split('?', 1)[0], ip }),
      },
    },
    destination,
  );
}
