import { pino } from 'pino';

/** A writer of lines. `drain` tells that all that it was given is out, `error` why it is not. */
export interface LineOutput {
  write(lines: string): unknown;
  on(event: 'drain', listener: () => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
}

let output: ReturnType<typeof pino.destination> | undefined;

/**
 * The one writer to this process's standard output. With two of them, a line of one would end up within a line of the
 * other when the reader is behind.
 */
export function standardOutput(): LineOutput {
  output ??= pino.destination(1);
  return output;
}
