import type { FastifyBaseLogger } from 'fastify';

/** What Apollo Server wants of a log. */
interface ApolloLogger {
  debug(message?: unknown): void;
  info(message?: unknown): void;
  warn(message?: unknown): void;
  error(message?: unknown): void;
}

/**
 * The gateway's log for Apollo Server, which would print to the console by itself. It writes errors into its messages, in
 * their own words and behind a colon: that part is left out.
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
