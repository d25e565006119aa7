import {
  createLocalJWKSet,
  createRemoteJWKSet,
  errors,
  type JSONWebKeySet,
  type JWTVerifyGetKey,
} from 'jose';
import { z } from 'zod';
import { LoggableError } from '../logging/loggable-error.ts';

/** Where an issuer publishes its keys, and how often they are fetched. */
export interface IssuerKeysOptions {
  readonly issuer: string;
  /** The URL of the keys; by default the one in the issuer's OpenID configuration. */
  readonly jwksUri: string | undefined;
  /** After this time, keys are refreshed in the background. */
  readonly maxAgeMs: number;
  /** After this time without a fetch, requests wait for the refresh. */
  readonly idleMs: number;
  /** The min time between two fetches, whatever tokens arrive, and whether the last one succeeded. */
  readonly coolDownMs: number;
  readonly timeoutMs: number;
  /** Called with each failed fetch. */
  readonly onError: (error: unknown) => void;
}

/** The issuer's keys are not known and could not be fetched, so no token can be verified. */
export class KeysUnavailable extends Error {
  override readonly name = 'KeysUnavailable';
}

/** Without keys no caller can be authenticated, so the pause between fetches is shorter. */
const MAX_PAUSE_WITHOUT_KEYS_MS = 1_000;

const openIdConfiguration = z.object({ issuer: z.string(), jwks_uri: z.url() });

/**
 * The public keys of an issuer. They are fetched for the first token, and again when a token names an unknown key or
 * the keys are old; known keys continue to be used while the issuer is unavailable.
 */
export class IssuerKeys {
  readonly #options: IssuerKeysOptions;
  #remote: ReturnType<typeof createRemoteJWKSet> | undefined;
  #known: { readonly find: JWTVerifyGetKey; readonly since: number } | undefined;
  #fetchedAt = -Infinity;
  #fetching: Promise<void> | undefined;

  constructor(options: IssuerKeysOptions) {
    this.#options = options;
  }

  /** Finds the key of a token, for jose. Rejects with KeysUnavailable, or with jose's errors for a missing key. */
  readonly find: JWTVerifyGetKey = async (header, token) => {
    await this.#refresh();
    const known = this.#known;
    if (known === undefined) throw new KeysUnavailable();
    try {
      return await known.find(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
      await this.#fetchOnce();
      const newer = this.#known;
      if (newer === undefined || newer === known) throw error;
      return newer.find(header, token);
    }
  };

  /**
   * Fetches the keys when there are none, or old ones. Requests wait for that when there are none, or when the last fetch is
   * long ago: the keys may be revoked. While the issuer is unavailable, the last attempt is recent, and requests do not
   * wait.
   */
  async #refresh(): Promise<void> {
    const { maxAgeMs, idleMs } = this.#options;
    const now = performance.now();
    if (this.#known !== undefined && now - this.#known.since <= maxAgeMs) return;
    const isToBeAwaited = this.#known === undefined || now - this.#fetchedAt > idleMs;
    const fetched = this.#fetchOnce();
    if (isToBeAwaited) await fetched;
  }

  /** Fetches the keys once for all concurrent requests, and not again too soon. Failures go to `onError`. */
  async #fetchOnce(): Promise<void> {
    if (this.#fetching === undefined) {
      const { coolDownMs } = this.#options;
      const pauseMs =
        this.#known === undefined ? Math.min(coolDownMs, MAX_PAUSE_WITHOUT_KEYS_MS) : coolDownMs;
      const now = performance.now();
      if (now - this.#fetchedAt < pauseMs) return;
      this.#fetchedAt = now;
      this.#fetching = this.#fetch()
        .then((keys) => {
          this.#known = { find: createLocalJWKSet(keys), since: performance.now() };
        })
        .catch(this.#options.onError)
        .finally(() => {
          this.#fetching = undefined;
        });
    }
    await this.#fetching;
  }

  async #fetch(): Promise<JSONWebKeySet> {
    const { jwksUri, timeoutMs } = this.#options;
    this.#remote ??= createRemoteJWKSet(new URL(jwksUri ?? (await this.#discover())), {
      timeoutDuration: timeoutMs,
    });
    await this.#remote.reload();
    const keys = this.#remote.jwks();
    if (keys === undefined) throw new LoggableError('The issuer has no keys');
    return keys;
  }

  /** OpenID Connect Discovery 1.0: the configuration names its issuer, which must be the configured one. */
  async #discover(): Promise<string> {
    const { issuer, timeoutMs } = this.#options;
    const url = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
    const signal = AbortSignal.timeout(timeoutMs);
    const response = await fetch(url, { signal, redirect: 'error' });
    if (!response.ok) throw new LoggableError(`The issuer answered ${response.status}`);
    const found = openIdConfiguration.parse(await response.json());
    if (found.issuer !== issuer) throw new LoggableError('The configuration is of another issuer');
    if (issuer.startsWith('https:') && !found.jwks_uri.startsWith('https:')) {
      throw new LoggableError('The address of the keys is not https, as the issuer is');
    }
    return found.jwks_uri;
  }
}
