/**
 * A writer of lines, such as pino's. After each write it tells by `drain` that all that it was given is out, or by
 * `error` why not.
 */
export interface LineOutput {
  write(lines: string): unknown;
  on(event: 'drain', listener: () => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
}
