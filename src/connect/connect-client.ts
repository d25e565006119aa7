import { ConnectClient } from '@aws-sdk/client-connect';

/** Where Connect is, and as whom to call it. What is left out, the SDK finds by its own default chain. */
export interface ConnectClientOptions {
  readonly region: string;
  readonly endpoint?: string;
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

/**
 * A client of Connect that tries each call once: whether to repeat it is decided by who knows what is at stake. Its
 * sockets are kept alive: call `destroy()` when done.
 */
export function createConnectClient(options: ConnectClientOptions): ConnectClient {
  const client = new ConnectClient({ ...options, maxAttempts: 1 });
  // The SDK's step for retries wraps errors that it does not know in others, without their codes. Its place must be
  // kept, for other steps are ordered by it.
  client.middlewareStack.add((next) => (request) => next(request), {
    name: 'retryMiddleware',
    step: 'finalizeRequest',
    priority: 'high',
    override: true,
  });
  return client;
}
