import { ConnectClient } from '@aws-sdk/client-connect';

/** Where Connect is, and as whom to call it. What is left out, the SDK finds by its own default chain. */
export interface ConnectClientOptions {
  readonly region: string;
  readonly endpoint?: string;
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
  /** How often a call is tried in all. The SDK retries throttling, 5xx and broken connections only. */
  readonly maxAttempts?: number;
}

/** A client of Connect. Its sockets are kept alive: call `destroy()` when done. */
export function createConnectClient(options: ConnectClientOptions): ConnectClient {
  return new ConnectClient({ ...options });
}
