import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  CompactSign,
  type CryptoKey,
  exportJWK,
  exportPKCS8,
  exportSPKI,
  generateKeyPair,
  importPKCS8,
  type JWK,
  type JWTHeaderParameters,
  SignJWT,
} from 'jose';
import type { JwtOptions } from '../../../src/auth/authenticator.ts';
import { DEFAULT_SCOPE_NAMES, PERMISSIONS, type Permission } from '../../../src/auth/permission.ts';

/** The claims of a token; `undefined` removes one. */
export type Claims = Readonly<Record<string, unknown>>;

export const AUDIENCE = 'contact-gateway';
export const SUBJECT = 'agent-amara';

interface SigningKey {
  readonly kid: string;
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
}

/** An issuer whose keys and responses a test controls. */
export interface TestIssuer extends AsyncDisposable {
  readonly url: string;
  /** For a gateway that accepts its tokens. */
  readonly options: JwtOptions;
  /** How often its keys were fetched. */
  readonly keyFetches: () => number;
  /** Requests that wait for a response while it is silent. */
  readonly pending: () => number;
  /** Sets how it responds from now on. */
  behave: (behaviour: 'answers' | 'fails' | 'is silent') => void;
  /** Signs with a new key from now on, and publishes it alone. */
  rotate: () => Promise<void>;
  /** A token that is valid for an hour, with the given changes. The key can sign by each of RSA's algorithms. */
  token: (claims?: Claims, header?: Partial<JWTHeaderParameters>) => Promise<string>;
  /** A token with this payload, which need not be JSON that JavaScript would write. */
  readonly tokenOf: (payload: string) => Promise<string>;
  /** The public key in PEM, as an attacker has it. */
  publicPem: () => Promise<string>;
}

/** Starts an issuer. Requests that wait while it is silent are closed with it. */
export async function startTestIssuer(): Promise<TestIssuer> {
  let key = await newKey('key-1');
  let behaviour: 'answers' | 'fails' | 'is silent' = 'answers';
  let fetches = 0;
  let pending = 0;
  let rotations = 1;

  const server = createServer((request, response) => {
    if (behaviour === 'is silent') {
      pending += 1;
      response.once('close', () => (pending -= 1));
      return;
    }
    if (behaviour === 'fails') {
      response.writeHead(500).end();
    } else if (request.url === '/.well-known/openid-configuration') {
      json(response, { issuer: url, jwks_uri: `${url}/keys` });
    } else {
      void publicJwk(key).then((jwk) => {
        json(response, { keys: [jwk] });
      });
    }
    if (request.url === '/keys') fetches += 1;
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    url,
    options: {
      issuer: url,
      audience: [AUDIENCE],
      algorithms: ['RS256', 'ES256'],
      clockToleranceSeconds: 5,
      maxTokenAgeSeconds: 86_400,
      scopeNames: DEFAULT_SCOPE_NAMES,
      scopeClaim: 'scope',
      instancesClaim: 'instances',
      queuesClaim: 'queues',
      requiredClaims: [],
      // A machine that is busy with other tests is not to make the keys unavailable.
      keysTimeoutMs: 60_000,
    },
    keyFetches: () => fetches,
    pending: () => pending,
    behave(next) {
      behaviour = next;
    },
    async rotate() {
      rotations += 1;
      key = await newKey(`key-${rotations}`);
    },
    async token(claims = {}, { alg = 'RS256', ...header } = {}) {
      const now = Math.floor(Date.now() / 1000);
      const whole = { iss: url, aud: AUDIENCE, sub: SUBJECT, iat: now, exp: now + 3600, ...claims };
      return new SignJWT(whole)
        .setProtectedHeader({ alg, kid: key.kid, ...header })
        .sign(await importPKCS8(await exportPKCS8(key.privateKey), alg));
    },
    tokenOf: (payload) =>
      new CompactSign(Buffer.from(payload))
        .setProtectedHeader({ alg: 'RS256', kid: key.kid })
        .sign(key.privateKey),
    publicPem: () => exportSPKI(key.publicKey),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Scopes as a claim of a token. */
export function scopeOf(...permissions: readonly Permission[]): string {
  return permissions.map((permission) => DEFAULT_SCOPE_NAMES[permission]).join(' ');
}

/** All there are. */
export const EVERY_SCOPE = scopeOf(...PERMISSIONS);

/** The header with a token. */
export function bearer(token: string): { readonly authorization: string } {
  return { authorization: `Bearer ${token}` };
}

async function newKey(kid: string): Promise<SigningKey> {
  return { kid, ...(await generateKeyPair('RS256', { extractable: true })) };
}

async function publicJwk({ kid, publicKey }: SigningKey): Promise<JWK> {
  return { ...(await exportJWK(publicKey)), kid, use: 'sig' };
}

function json(response: ServerResponse, body: object): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
