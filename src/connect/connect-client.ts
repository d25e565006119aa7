import { ConnectClient } from '@aws-sdk/client-connect';
import type { AwsCredentialIdentityProvider } from '@smithy/types';
import type { ConnectClock } from './connect-clock.ts';

/** The endpoint and the credentials of Connect. What is absent is found through the SDK's default chain. */
export interface ConnectClientOptions {
  readonly region: string;
  readonly endpoint?: string;
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

/**
 * A client of Connect without retries: `connectCaller` decides about these. Its sockets are kept alive: call
 * `destroy()` when done.
 *
 * @param provide the credentials of each call; by default the SDK finds them itself.
 * @param clock learns Connect's time from the responses.
 */
export function createConnectClient(
  options: ConnectClientOptions,
  provide?: AwsCredentialIdentityProvider,
  clock?: ConnectClock,
): ConnectClient {
  // The mark keeps the SDK from caching the credentials: it would miss a rotation.
  const credentials = provide && Object.assign(provide, { memoized: true });
  const client = new ConnectClient({
    ...options,
    ...(credentials && { credentials }),
    maxAttempts: 1,
  });
  // The SDK's retry step wraps errors that it does not know in others, without their codes. It must keep its place,
  // since other steps are ordered relative to it.
  client.middlewareStack.add((next) => (request) => next(request), {
    name: 'retryMiddleware',
    step: 'finalizeRequest',
    priority: 'high',
    override: true,
  });
  if (clock !== undefined) observeDates(client, clock);
  return client;
}

/** Passes the `Date` of each response of Connect to the clock, errors included. Responses of a proxy have no request id. */
function observeDates({ middlewareStack }: ConnectClient, clock: ConnectClock): void {
  middlewareStack.add(
    (next) => async (request) => {
      const sentAt = performance.now();
      try {
        const result = await next(request);
        clock.observe(dateOf(result.response), sentAt);
        return result;
      } catch (error) {
        if (isResponse(error)) clock.observe(dateOf(error.$response), sentAt);
        throw error;
      }
    },
    { name: 'observeDates', step: 'deserialize', priority: 'high' },
  );
}

/** Whether an error is a response with a request id of Connect. */
function isResponse(error: unknown): error is { readonly $response: unknown } {
  if (typeof error !== 'object' || error === null || !('$response' in error)) return false;
  const { $metadata } = error as { $metadata?: { requestId?: string } };
  return $metadata?.requestId !== undefined;
}

function dateOf(response: unknown): string | undefined {
  const { headers } = response as { headers?: Readonly<Record<string, string>> };
  return headers?.['date'];
}
