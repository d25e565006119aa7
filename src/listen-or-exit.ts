import type { Logger } from 'pino';
import { EventQueueUnavailableError } from './emulator/events/event-queue.ts';
import { urlHost } from './gateway/http/listen.ts';

/** Where a server listens, and which variables configure it. */
export interface ListenAddress {
  readonly host: string;
  readonly port: number;
  readonly variables: {
    /** None where the host is fixed. */
    readonly host?: 'HOST';
    readonly port: 'PORT' | 'EMULATOR_PORT';
  };
}

/** Starts a server; one that cannot listen ends the process with one line in the log and status 1. */
export async function listenOrExit<Server>(
  start: () => Promise<Server>,
  address: ListenAddress,
  log: Logger,
): Promise<Server> {
  try {
    return await start();
  } catch (error) {
    if (error instanceof EventQueueUnavailableError) {
      log.fatal(
        `${error.message}. The process ends. Run npm ci --include=dev, or set EMULATOR_EVENTS to false.`,
      );
      process.exit(1);
    }
    const failure = listenFailure(error, address);
    if (failure === undefined) throw error;
    const { message, ...details } = failure;
    log.fatal({ host: address.host, ...details }, message);
    process.exit(1);
  }
}

/** Why a server cannot listen and what to do about it; undefined where the error is about something else. */
export function listenFailure(
  error: unknown,
  { host, variables, ...address }: ListenAddress,
): { readonly code: string; readonly port: number; readonly message: string } | undefined {
  if (!(error instanceof Error)) return undefined;
  // A server may listen on further ports than the given one.
  const {
    code = '',
    syscall = '',
    port = address.port,
  } = error as NodeJS.ErrnoException & { port?: number };
  if (!['listen', 'bind', 'getaddrinfo'].includes(syscall)) return undefined;
  const place = `Cannot listen on ${urlHost(host)}:${port} (${code})`;
  const [reason, advice] = adviceOf(code, variables);
  return { code, port, message: `${place}: ${reason}. The process ends. ${advice}.` };
}

function adviceOf(
  code: string,
  variables: ListenAddress['variables'],
): readonly [reason: string, advice: string] {
  const setHost =
    variables.host === undefined
      ? 'This host is fixed'
      : `Set ${variables.host} to an address of this machine, such as 127.0.0.1, or 0.0.0.0 for all of them`;
  switch (code) {
    case 'EADDRINUSE':
      return [
        'the port is in use',
        `Set ${variables.port} to another one, or stop the process that uses it`,
      ];
    case 'EACCES':
    case 'EPERM':
      return [
        'the process may not use this port',
        `Set ${variables.port} to one above 1023, or give the process the right to use it`,
      ];
    case 'EADDRNOTAVAIL':
      return ['this machine does not have the address', setHost];
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return ['the host cannot be resolved', setHost];
    default: {
      const names = [variables.host, variables.port].filter((name) => name !== undefined);
      return ['the address cannot be used', `Check ${names.join(' and ')}`];
    }
  }
}
