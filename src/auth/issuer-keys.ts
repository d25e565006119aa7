import {
  createLocalJWKSet,
  createRemoteJWKSet,
  errors,
  type JSONWebKeySet,
  type JWTVerifyGetKey,
} from 'jose';
import { z } from 'zod';
import { LoggableError } from '../logging/loggable-error.ts';

/** Where an issuer publishes its keys, and how often it is asked for them. */
export interface IssuerKeysOptions {
  readonly issuer: string;
  /** The address of the keys; by default the one that the issuer's OpenID configuration names. */
  readonly jwksUri: string | undefined;
  /** After this long, keys are asked for anew, behind the back of the requests. */
  readonly maxAgeMs: number;
  /** After this long without a question, requests wait until it is answered. */
  readonly idleMs: number;
  /** The least time between two questions, whatever tokens come, and whether the last one was answered. */
  readonly coolDownMs: number;
  readonly timeoutMs: number;
  /** Told of each question that was not answered. */
  readonly onError: (error: unknown) => void;
}

/** The issuer's keys are not known, and could not be had: it is open whether a token is good. */
export class KeysUnavailable extends Error {
  override readonly name = 'KeysUnavailable';
}

/** Without any keys nobody gets in, so the issuer is asked more often. */
const MIN_PAUSE_WITHOUT_KEYS_MS = 1_000;

const openIdConfiguration = z.object({ issuer: z.string(), jwks_uri: z.url() });

/**
 * The public keys of an issuer. They are fetched when the first token comes, and again when one names a key that is not
 * known, or they have become old; keys once known go on to serve while the issuer does not answer.
 */
export class IssuerKeys {
  readonly #options: IssuerKeysOptions;
  #remote: ReturnType<typeof createRemoteJWKSet> | undefined;
  #known: { readonly find: JWTVerifyGetKey; readonly since: number } | undefined;
  #askedAt = -Infinity;
  #asking: Promise<void> | undefined;

  constructor(options: IssuerKeysOptions) {
    this.#options = options;
  }

  /** Finds the key of a token, for jose. Rejects with KeysUnavailable, or with jose's own errors for a key that is not there. */
  readonly find: JWTVerifyGetKey = async (header, token) => {
    await this.#refresh();
    const known = this.#known;
    if (known === undefined) throw new KeysUnavailable();
    try {
      return await known.find(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
      await this.#ask();
      const newer = this.#known;
      if (newer === undefined || newer === known) throw error;
      return newer.find(header, token);
    }
  };

  /**
   * Asks for keys anew when there are none, or old ones. Requests wait for that when there are none, or when nobody has
   * asked for long: the keys may be of another time. While the issuer is gone, it was asked of late.
   */
  async #refresh(): Promise<void> {
    const { maxAgeMs, idleMs } = this.#options;
    const now = performance.now();
    if (this.#known !== undefined && now - this.#known.since <= maxAgeMs) return;
    const isToBeAwaited = this.#known === undefined || now - this.#askedAt > idleMs;
    const asked = this.#ask();
    if (isToBeAwaited) await asked;
  }

  /** Asks the issuer, together with all who want to, and not again too soon. What goes wrong is told elsewhere. */
  async #ask(): Promise<void> {
    if (this.#asking === undefined) {
      const { coolDownMs } = this.#options;
      const pauseMs =
        this.#known === undefined ? Math.min(coolDownMs, MIN_PAUSE_WITHOUT_KEYS_MS) : coolDownMs;
      const now = performance.now();
      if (now - this.#askedAt < pauseMs) return;
      this.#askedAt = now;
      this.#asking = this.#fetch()
        .then((keys) => {
          this.#known = { find: createLocalJWKSet(keys), since: performance.now() };
        })
        .catch(this.#options.onError)
        .finally(() => {
          this.#asking = undefined;
        });
    }
    await this.#asking;
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

  /** OpenID Connect Discovery 1.0: the configuration names its own issuer, which must be the one that was meant. */
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
