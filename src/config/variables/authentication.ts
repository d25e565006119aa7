import { z } from 'zod';
import { DEFAULT_SCOPE_NAMES, PERMISSIONS, type ScopeNames } from '../../auth/permission.ts';
import { commaSeparated, oneOf, wholeNumber } from '../parsers.ts';
import type { Variables } from './variable.ts';

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

/** Which tokens are accepted, and what their claims are called. */
export const authenticationVariables = {
  AUTH: {
    schema: oneOf(['jwt', 'off']).optional(),
    byDefault: '`off` in `embedded` mode on a loopback `HOST`; else required',
    meaning:
      '`jwt`: requests must have a [token](authorization.md). `off`: every caller may do everything. Outside `embedded` mode on a loopback `HOST`, `off` also needs `ALLOW_UNAUTHENTICATED=true`.',
  },
  ALLOW_UNAUTHENTICATED: {
    schema: oneOf(['true', 'false']).prefault('false'),
    meaning:
      '`true` confirms that `AUTH=off` is intended where other machines or AWS are involved. It has no effect without `AUTH=off`.',
  },
  AUTH_ISSUER: {
    schema: z.url({ protocol: /^https?$/, error: 'must be a URL' }).optional(),
    byDefault: 'required with `AUTH=jwt`',
    meaning:
      'The URL of the issuer, exactly as the claim `iss` of its tokens has it. It must use https. With a loopback host, http is accepted in `embedded` mode unless `NODE_ENV` is `production`.',
    example: 'https://login.example.com',
  },
  AUTH_AUDIENCE: {
    schema: commaSeparated.pipe(z.array(z.string()).min(1, 'must name one')).optional(),
    byDefault: 'required with `AUTH=jwt`',
    meaning:
      'The accepted audiences, comma-separated. The claim `aud` of a token must contain one of them.',
    example: 'contact-gateway',
  },
  AUTH_JWKS_URI: {
    schema: z.url({ protocol: /^https?$/, error: 'must be a URL' }).optional(),
    byDefault: "`jwks_uri` of the issuer's OpenID configuration",
    meaning: "The URL of the issuer's public keys. It must use https, as `AUTH_ISSUER` must.",
    example: 'https://login.example.com/keys',
  },
  AUTH_ALGORITHMS: {
    schema: commaSeparated
      .pipe(z.array(oneOf(ALGORITHMS)).min(1, 'must name one'))
      .prefault('RS256,PS256,ES256,EdDSA'),
    meaning: `The accepted signature algorithms, comma-separated, of: ${ALGORITHMS.join(', ')}. Algorithms with a shared secret (HS256) are never accepted.`,
  },
  AUTH_CLOCK_TOLERANCE_SECONDS: {
    schema: wholeNumber(0, 300).prefault('10'),
    meaning:
      "The max difference, in seconds, between the issuer's clock and the gateway's when the times of a token are checked.",
  },
  AUTH_MAX_TOKEN_AGE_SECONDS: {
    schema: wholeNumber(1, 31_536_000).prefault('86400'),
    meaning:
      'The max time, in seconds, for which a token may be valid: from the later of its `iat` and `nbf` to its `exp`, or from now if it has neither. Tokens that are valid for longer are rejected, and the log warns.',
  },
  AUTH_SCOPES: {
    schema: scopeNames.prefault(''),
    byDefault: "the gateway's own names",
    meaning:
      "The issuer's names of the [scopes](authorization.md), comma-separated: `GATEWAY_NAME=ISSUER_NAME`. Scopes that are not listed keep the gateway's name.",
    example: 'contacts:read=Contacts.Read, contacts:transfer=Contacts.Transfer',
  },
  AUTH_SCOPE_CLAIM: {
    schema: claim.prefault('scope'),
    meaning:
      "The claim with a token's scopes: a string of words separated by spaces, or a list of strings.",
    example: 'scp',
  },
  AUTH_INSTANCES_CLAIM: {
    schema: claim.optional(),
    meaning:
      'The claim with the ids of the only instances that a caller may use. Without it, tokens do not restrict instances.',
  },
  AUTH_QUEUES_CLAIM: {
    schema: claim.optional(),
    meaning:
      'The claim with the ids of the only [queues](authorization.md) that a caller may use. Without it, tokens do not restrict queues.',
  },
  AUTH_USER_CLAIM: {
    schema: claim.optional(),
    meaning:
      "The claim with the id or the ARN of the caller's Connect user, for [`viewer`](authorization.md#the-viewer). Without it, no caller has a Connect user.",
    example: 'connect_user',
  },
  AUTH_REQUIRE_CLAIMS: {
    schema: oneOf(['true', 'false']).prefault('false'),
    meaning:
      '`true`: tokens without a claim that `AUTH_INSTANCES_CLAIM` or `AUTH_QUEUES_CLAIM` names are rejected. `false`: such a token is not restricted by that claim.',
  },
  AUTH_TOKEN_TYPE: {
    schema: z
      .string()
      .regex(/^[\w+.-]{1,50}$/, 'must be a type such as at+jwt')
      .optional(),
    byDefault: 'any type',
    meaning:
      'The required `typ` in the header of a token. Many issuers write `at+jwt` for access tokens. It rejects ID tokens that have the same audience.',
  },
} satisfies Variables;
