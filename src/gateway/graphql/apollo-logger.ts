import type { FastifyBaseLogger } from 'fastify';

/** The logger that Apollo Server expects. */
interface ApolloLogger {
  debug(message?: unknown): void;
  info(message?: unknown): void;
  warn(message?: unknown): void;
  error(message?: unknown): void;
}

/**
 * The gateway's log for Apollo Server, which would otherwise print to the console. Apollo Server's messages contain the
 * text of errors after a colon; that part is omitted.
 */
export function apolloLogger(log: FastifyBaseLogger): ApolloLogger {
  const ownWords = (message: unknown): string =>
    typeof message === 'string' ? (message.split(':', 1)[0] ?? '') : 'An error';
  return {
    debug: () => undefined,
    info: () => undefined,
    warn(message) {
      log.warn({ apollo: ownWords(message) }, 'Apollo Server warns');
    },
    error(message) {
      log.error({ apollo: ownWords(message) }, 'Apollo Server failed');
    },
  };
}
