import type { FastifyRequest } from 'fastify';
import { type DestinationStream, type Logger, pino } from 'pino';

/** A writer to this process's standard output. All that is written there has to share one. */
export const openStandardOutput = (): ReturnType<typeof pino.destination> => pino.destination(1);

/** A log of JSON lines. Requests are logged without their query string: it may hold a document and customer data. */
export function createLog(level: string, output: DestinationStream): Logger {
  return pino(
    {
      level,
      serializers: {
        req: ({ method, url, ip }: FastifyRequest) => ({ method, path: url.split('?', 1)[0], ip }),
      },
    },
    output,
  );
}
