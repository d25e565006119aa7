import { z } from 'zod';
import type { JwtOptions } from '../auth/authenticator.ts';
import { isLoopback } from '../auth/loopback.ts';
import { DEFAULT_SCOPE_NAMES, PERMISSIONS, type ScopeNames } from '../auth/permission.ts';
import type { Environment } from './parse-variables.ts';
import { commaSeparated, oneOf, wholeNumber } from './parsers.ts';

/** Signatures by a private key. With a shared secret (HS256), every verifier could sign, too. */
const ALGORITHMS = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
] as const;

const claim = z.string().regex(/^[\x21-\x7e]{1,200}$/, 'must be the name of a claim');

/** Pairs such as `contacts:read=Contacts.Read`: the gateway's name of a scope and the issuer's. */
const scopeNames = commaSeparated.transform((parts, context): ScopeNames => {
  const names = parts.map((part) => /^([a-z:]+)=([\x21\x23-\x2b\x2d-\x5b\x5d-\x7e]+)$/.exec(part));
  const byDefault = new Map(names.map((match) => [match?.[1], match?.[2]]));
  const known: readonly string[] = Object.values(DEFAULT_SCOPE_NAMES);
  if (![...byDefault.keys()].every((name) => name !== undefined && known.includes(name))) {
    context.addIssue(`must be pairs such as contacts:read=Contacts.Read, of: ${known.join(', ')}`);
    return z.NEVER;
  }
  const chosen = PERMISSIONS.map((permission) => {
    const name = DEFAULT_SCOPE_NAMES[permission];
    return [permission, byDefault.get(name) ?? name] as const;
  });
  return Object.fromEntries(chosen) as ScopeNames;
});

/** The variables of authentication and authorization. */
export const authVariables = {
  AUTH: oneOf(['jwt', 'off']).optional(),
  ALLOW_UNAUTHENTICATED: oneOf(['true', 'false']).default('false'),
  AUTH_ISSUER: z.url({ protocol: /^https?$/, error: 'must be a URL' }).optional(),
  AUTH_AUDIENCE: commaSeparated.pipe(z.array(z.string()).min(1, 'must name one')).optional(),
  AUTH_JWKS_URI: z.url({ protocol: /^https?$/, error: 'must be a URL' }).optional(),
  AUTH_ALGORITHMS: commaSeparated
    .pipe(z.array(oneOf(ALGORITHMS)).min(1, 'must name one'))
    .default(['RS256', 'PS256', 'ES256', 'EdDSA']),
  AUTH_CLOCK_TOLERANCE_SECONDS: wholeNumber(0, 300).default(10),
  AUTH_MAX_TOKEN_AGE_SECONDS: wholeNumber(1, 31_536_000).default(86_400),
  AUTH_SCOPES: scopeNames.default(DEFAULT_SCOPE_NAMES),
  AUTH_SCOPE_CLAIM: claim.default('scope'),
  AUTH_TOKEN_TYPE: z
    .string()
    .regex(/^[\w+.-]{1,50}$/, 'must be a type such as at+jwt')
    .optional(),
  AUTH_INSTANCES_CLAIM: claim.optional(),
  AUTH_QUEUES_CLAIM: claim.optional(),
  AUTH_REQUIRE_CLAIMS: oneOf(['true', 'false']).default('false'),
};

type AuthVariables = z.infer<z.ZodObject<typeof authVariables>>;

/** Which tokens are accepted; undefined when authentication is off. */
export function jwtOptions(variables: AuthVariables): JwtOptions | undefined {
  const { AUTH: auth, AUTH_ISSUER: issuer, AUTH_AUDIENCE: audience } = variables;
  if (auth !== 'jwt' || issuer === undefined || audience === undefined) return undefined;
  const { AUTH_INSTANCES_CLAIM: instancesClaim, AUTH_QUEUES_CLAIM: queuesClaim } = variables;
  const named = [instancesClaim, queuesClaim].filter((name) => name !== undefined);
  return {
    issuer,
    audience,
    jwksUri: variables.AUTH_JWKS_URI,
    algorithms: variables.AUTH_ALGORITHMS,
    clockToleranceSeconds: variables.AUTH_CLOCK_TOLERANCE_SECONDS,
    maxTokenAgeSeconds: variables.AUTH_MAX_TOKEN_AGE_SECONDS,
    scopeNames: variables.AUTH_SCOPES,
    scopeClaim: variables.AUTH_SCOPE_CLAIM,
    instancesClaim,
    queuesClaim,
    requiredClaims: variables.AUTH_REQUIRE_CLAIMS === 'true' ? named : [],
    tokenType: variables.AUTH_TOKEN_TYPE,
  };
}

/**
 * The issues of the authentication variables. Authentication is off by default, so that must be harmless or explicit.
 */
export function authIssues(environment: Environment): string[] {
  const isEmbedded = environment['CONNECT_MODE'] !== 'aws';
  const isProduction = environment['NODE_ENV'] === 'production';
  if (environment['AUTH'] === 'jwt') {
    const missing = ['AUTH_ISSUER', 'AUTH_AUDIENCE'].filter(
      (name) => environment[name] === undefined,
    );
    const unsafe = ['AUTH_ISSUER', 'AUTH_JWKS_URI'].filter((name) => {
      const { protocol, hostname = '' } = URL.parse(environment[name] ?? '') ?? {};
      return protocol === 'http:' && !(isEmbedded && !isProduction && isLoopback(hostname));
    });
    return [
      ...missing.map((name) => `${name}: must be given when AUTH is jwt`),
      ...unsafe.map(
        (name) => `${name}: must use https unless the host is a loopback address in embedded mode`,
      ),
    ];
  }
  const isOff = environment['AUTH'] === 'off';
  if (isOff && environment['ALLOW_UNAUTHENTICATED'] === 'true') return [];
  if (isEmbedded && isLoopback(environment['HOST'] ?? '127.0.0.1')) return [];
  const message = isOff
    ? 'off needs ALLOW_UNAUTHENTICATED=true beside it'
    : 'must be given, as jwt, or as off with ALLOW_UNAUTHENTICATED=true beside it,';
  return [`AUTH: ${message} unless CONNECT_MODE is embedded and HOST is a loopback address`];
}
