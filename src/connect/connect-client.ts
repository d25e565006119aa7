import { ConnectClient } from '@aws-sdk/client-connect';
import type { AwsCredentialIdentityProvider } from '@smithy/types';

/** Where Connect is, and as whom to call it. What is left out, the SDK finds by its own default chain. */
export interface ConnectClientOptions {
  readonly region: string;
  readonly endpoint?: string;
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

/**
 * A client of Connect that tries each call once: whether to repeat it is decided by who knows what is at stake. Its
 * sockets are kept alive: call `destroy()` when done.
 *
 * @param provide what to sign calls with, asked for each; the SDK's own search by default.
 */
export function createConnectClient(
  options: ConnectClientOptions,
  provide?: AwsCredentialIdentityProvider,
): ConnectClient {
  // The mark keeps the SDK from remembering what it was given: it would not be told of a rotation.
  const credentials = provide && Object.assign(provide, { memoized: true });
  const client = new ConnectClient({
    ...options,
    ...(credentials && { credentials }),
    maxAttempts: 1,
  });
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
