import { LoggableError } from './loggable-error.ts';

/** The parts of an error that are logged: nothing that could be a secret or customer data. */
export interface DescribedError {
  /** The name of its class. */
  readonly type: string;
  /** Its message, if it is one of the gateway's own errors. */
  readonly message?: string;
  /** Such as `ECONNREFUSED`. */
  readonly code?: string;
  /** The call of the operating system that failed. */
  readonly syscall?: string;
  /** The stack frames, without the message. */
  readonly stack: string;
  readonly cause?: DescribedError;
}

const MAX_CAUSES = 5;
const CODE = /^[A-Z][A-Z0-9_]{1,60}$/;
const SYSCALL = /^[a-z]\w{0,30}$/;
const FRAME = /^ {4}at [^\n]*(?::\d+:\d+\)?|<anonymous>\)?|native\))$/;

/**
 * The parts of an error that may be logged. Messages of libraries contain values: those that could not be parsed or
 * serialized, and responses of other services.
 */
export function describeError(error: unknown, causes = 0): DescribedError {
  if (!isError(error)) return { type: typeof error, stack: '' };
  const { message, cause } = error;
  const code = 'code' in error ? error.code : undefined;
  const syscall = 'syscall' in error ? error.syscall : undefined;
  return {
    type: error.constructor.name,
    ...(error instanceof LoggableError && { message }),
    ...(isText(code, CODE) && { code }),
    ...(isText(syscall, SYSCALL) && { syscall }),
    stack: framesOf(error),
    ...(cause !== undefined && causes < MAX_CAUSES && { cause: describeError(cause, causes + 1) }),
  };
}

function isText(value: unknown, form: RegExp): value is string {
  return typeof value === 'string' && form.test(value);
}

/** Whether a value is an error, of this realm or another. */
export function isError(value: unknown): value is Error {
  return value instanceof Error || Object.prototype.toString.call(value) === '[object Error]';
}

/** The stack without its first lines, which are the message. */
function framesOf({ message, stack = '' }: Error): string {
  const start = stack.indexOf(message);
  const frames = start < 0 ? stack : stack.slice(start + message.length);
  return frames
    .split('\n')
    .filter((line) => FRAME.test(line))
    .join('\n');
}
