import { AsyncLocalStorage } from 'node:async_hooks';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { ClientRequest, IncomingMessage } from 'node:http';
import { isThrottlingError, isTransientError } from '@smithy/core/retry';
import type { AwsCredentialIdentity, AwsCredentialIdentityProvider } from '@smithy/types';
import type { NoCredentials } from './connect-failure.ts';

/** The result of a search. */
export type SearchOutcome =
  | { readonly ok: true; readonly identity: AwsCredentialIdentity }
  | { readonly ok: false; readonly failure: NoCredentials };

/** A running search for credentials. */
export interface CredentialSearch {
  /** Never rejects. */
  readonly found: Promise<SearchOutcome>;
  /** Cancels the running HTTP requests of the search, and all later ones. */
  giveUp(): void;
}

/** The HTTP requests of one search, and how they ended. */
interface Exchanges {
  readonly open: Set<ClientRequest>;
  givenUp: boolean;
  /** A source responded with an error, or dropped the connection. */
  failed: boolean;
  /** A source responded that it has no credentials. */
  rejected: boolean;
}

const exchangesOfSearch = new AsyncLocalStorage<Exchanges>();

/**
 * Searches for credentials. The SDK's chain tries one source after another, reports neither why a source had none nor
 * stops at a timeout. So its HTTP requests are observed from outside: they show whether a source failed, which may be
 * temporary, or whether there is none.
 */
export function searchCredentials(provider: AwsCredentialIdentityProvider): CredentialSearch {
  const exchanges = {
    open: new Set<ClientRequest>(),
    givenUp: false,
    failed: false,
    rejected: false,
  };
  const stopWatching = watch(exchanges);
  const search = async (): Promise<SearchOutcome> => {
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

/** Observes the requests of a search. It slows down all other requests, so it only runs during a search. */
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
    // If the request was never received, there is no source.
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

/** Every error of a search is a failure of the search, not a bug: so the search is a separate step. */
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

/** Codes of connections, TLS and HTTP parsers; not those of files, such as ENOENT. */
const NETWORK_CODE =
  /^(E(CONN|HOST|NET|PIPE|PROTO|TIMEDOUT)\w*|HPE_\w+|ERR_(SSL|TLS|HTTP)\w*|CERT_\w+|\w+_CERT\w*)$/;

const NAME = /^[A-Za-z]\w{0,60}$/;

/** The name of an error, or its code where it has one. Its message may contain ARNs, tokens and paths. */
function nameOf({ name, code }: ProviderFailure): string {
  if (typeof code === 'string' && NAME.test(code)) return code;
  return NAME.test(name) ? name : 'Error';
}
