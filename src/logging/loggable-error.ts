/**
 * An error whose message may be logged: it is the gateway's own, and contains nothing that was sent, received or configured.
 * Of all other errors only type, code and stack frames are logged.
 */
export class LoggableError extends Error {
  override readonly name: string = 'LoggableError';
}
