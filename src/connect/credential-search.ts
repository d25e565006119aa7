import { AsyncLocalStorage } from 'node:async_hooks';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { ClientRequest, IncomingMessage } from 'node:http';
import { isThrottlingError, isTransientError } from '@smithy/core/retry';
import type { AwsCredentialIdentity, AwsCredentialIdentityProvider } from '@smithy/types';
import type { NoCredentials } from './connect-failure.ts';

/** What a search came to. */
export type Found =
  | { readonly ok: true; readonly identity: AwsCredentialIdentity }
  | { readonly ok: false; readonly failure: NoCredentials };

/** A search for credentials that is under way. */
export interface CredentialSearch {
  /** Never rejects. */
  readonly found: Promise<Found>;
  /** Breaks off all that the search waits for over HTTP, and all that it tries afterwards. */
  giveUp(): void;
}

/** What the HTTP requests of one search came to. */
interface Exchanges {
  readonly open: Set<ClientRequest>;
  givenUp: boolean;
  /** Something was there, and did not answer as it should. */
  failed: boolean;
  /** Something answered that it has no credentials to give. */
  rejected: boolean;
}

const exchangesOfSearch = new AsyncLocalStorage<Exchanges>();

/**
 * Searches for credentials. The SDK's chain asks one source after the other, and keeps neither why a source gave none
 * nor a limit of time. So its HTTP requests are watched from outside: they show whether a source failed, which time may
 * mend, or whether there is none.
 */
export function searchCredentials(provider: AwsCredentialIdentityProvider): CredentialSearch {
  const exchanges = {
    open: new Set<ClientRequest>(),
    givenUp: false,
    failed: false,
    rejected: false,
  };
  const stopWatching = watch(exchanges);
  const search = async (): Promise<Found> => {
    try {
      return { ok: true, identity: await exchangesOfSearch.run(exchanges, () => provider()) };
    } catch (error) {
      return { ok: false, failure: failureOf(error, exchanges) };
    } finally {
      stopWatching();
    }
  };
  return {
    found: search(),
    giveUp() {
      exchanges.givenUp = true;
      for (const request of exchanges.open) request.destroy();
    },
  };
}

/** Watches the requests that are made for a search; this costs others something, so only while it is under way. */
function watch(exchanges: Exchanges): () => void {
  const { open } = exchanges;
  const onCreated = (message: unknown): void => {
    if (exchangesOfSearch.getStore() !== exchanges) return;
    const { request } = message as { readonly request: ClientRequest };
    open.add(request);
    if (exchanges.givenUp) request.destroy();
  };
  const onResponse = (message: unknown): void => {
    const { request, response } = message as {
      readonly request: ClientRequest;
      readonly response: IncomingMessage;
    };
    if (!open.delete(request)) return;
    const { statusCode = 0 } = response;
    if (statusCode === 429 || statusCode >= 500) exchanges.failed = true;
    else if (statusCode >= 400) exchanges.rejected = true;
  };
  const onError = (message: unknown): void => {
    const { request } = message as { readonly request: ClientRequest };
    // Where nothing took the request, there is no source.
    if (open.delete(request) && (request.socket?.bytesWritten ?? 0) > 0) exchanges.failed = true;
  };
  subscribe('http.client.request.created', onCreated);
  subscribe('http.client.response.finish', onResponse);
  subscribe('http.client.request.error', onError);
  return () => {
    unsubscribe('http.client.request.created', onCreated);
    unsubscribe('http.client.response.finish', onResponse);
    unsubscribe('http.client.request.error', onError);
  };
}

interface ProviderFailure {
  readonly name: string;
  readonly message: string;
  readonly code?: unknown;
  readonly $metadata?: { readonly httpStatusCode?: number };
}

/** Whatever a search throws is a failure of it: that is why it is a step of its own. */
function failureOf(error: unknown, { failed, rejected }: Exchanges): NoCredentials {
  const known: ProviderFailure = isFailure(error) ? error : { name: 'Error', message: '' };
  const status = known.$metadata?.httpStatusCode;
  const isOutage =
    isTransientError(known) ||
    isThrottlingError(known) ||
    (status !== undefined && (status < 400 || status >= 500)) ||
    (typeof known.code === 'string' && NETWORK_CODE.test(known.code));
  const isRejection = status !== undefined && !isOutage;
  const reason =
    isOutage || (failed && !isRejection)
      ? 'unavailable'
      : isRejection || rejected
        ? 'rejected'
        : 'missing';
  return { kind: 'no-credentials', reason, cause: nameOf(known), requestId: undefined };
}

function isFailure(error: unknown): error is ProviderFailure {
  return typeof error === 'object' && error !== null && 'name' in error && 'message' in error;
}

/** Codes of connections, TLS and HTTP parsers; those of files, such as ENOENT, are none. */
const NETWORK_CODE =
  /^(E(CONN|HOST|NET|PIPE|PROTO|TIMEDOUT)\w*|HPE_\w+|ERR_(SSL|TLS|HTTP)\w*|CERT_\w+|\w+_CERT\w*)$/;

const NAME = /^[A-Za-z]\w{0,60}$/;

/** The name of an error, or its code where it has one. Its words may hold ARNs, tokens and paths. */
function nameOf({ name, code }: ProviderFailure): string {
  if (typeof code === 'string' && NAME.test(code)) return code;
  return NAME.test(name) ? name : 'Error';
}
