/**
 * An error that may be logged in its own words: they are the gateway's, and repeat nothing that anybody sent, answered or
 * configured. Of all other errors the log tells what they are and where they were thrown.
 */
export class LoggableError extends Error {
  override readonly name: string = 'LoggableError';
}
