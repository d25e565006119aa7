import { ConnectClient } from '@aws-sdk/client-connect';
import type { AwsCredentialIdentityProvider } from '@smithy/types';
import type { ConnectClock } from './connect-clock.ts';

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
 * @param clock learns Connect's time from the answers.
 */
export function createConnectClient(
  options: ConnectClientOptions,
  provide?: AwsCredentialIdentityProvider,
  clock?: ConnectClock,
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
  if (clock !== undefined) observeDates(client, clock);
  return client;
}

/** Shows the clock the `Date` of each answer of Connect, errors included. A proxy's own answers have no id of Connect's. */
function observeDates({ middlewareStack }: ConnectClient, clock: ConnectClock): void {
  middlewareStack.add(
    (next) => async (request) => {
      const sentAt = performance.now();
      try {
        const result = await next(request);
        clock.observe(dateOf(result.response), sentAt);
        return result;
      } catch (error) {
        if (isAnswer(error)) clock.observe(dateOf(error.$response), sentAt);
        throw error;
      }
    },
    { name: 'observeDates', step: 'deserialize', priority: 'high' },
  );
}

/** Whether an error is an answer that has a request id of Connect's. */
function isAnswer(error: unknown): error is { readonly $response: unknown } {
  if (typeof error !== 'object' || error === null || !('$response' in error)) return false;
  const { $metadata } = error as { $metadata?: { requestId?: string } };
  return $metadata?.requestId !== undefined;
}

function dateOf(response: unknown): string | undefined {
  const { headers } = response as { headers?: Readonly<Record<string, string>> };
  return headers?.['date'];
}
