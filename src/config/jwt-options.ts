import type { JwtOptions } from '../auth/authenticator.ts';
import type { GatewayVariables } from './variables/groups.ts';

/** Which tokens are accepted; undefined when authentication is off. */
export function jwtOptions(variables: GatewayVariables): JwtOptions | undefined {
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
    userClaim: variables.AUTH_USER_CLAIM,
    requiredClaims: variables.AUTH_REQUIRE_CLAIMS === 'true' ? named : [],
    tokenType: variables.AUTH_TOKEN_TYPE,
  };
}
