import { isLoopback } from '../auth/loopback.ts';
import type { Environment } from './parse-variables.ts';

/** Missing variables that others require. Reads the raw environment, so that one message can name all issues. */
export function missingVariables(environment: Environment): string[] {
  const aws = environment['CONNECT_MODE'] === 'aws';
  const production = environment['NODE_ENV'] === 'production';
  const federation = (environment['FEDERATION'] ?? 'false') !== 'false';
  const needed: readonly (readonly [name: string, reason: string])[] = [
    ...(production ? ([['CONNECT_MODE', 'NODE_ENV is production']] as const) : []),
    ...(aws ? ([['AWS_REGION', 'CONNECT_MODE is aws']] as const) : []),
    ...(aws ? ([['CONNECT_INSTANCE_ID', 'CONNECT_MODE is aws']] as const) : []),
    ...(aws && environment['REDIS_URL'] !== undefined
      ? ([['GATEWAY_SECRET', 'REDIS_URL is given and CONNECT_MODE is aws']] as const)
      : []),
    ...(federation && (aws || production)
      ? ([['FEDERATION_SECRET', 'FEDERATION is enabled in aws mode or in production']] as const)
      : []),
  ];
  const missing = needed
    .filter(([name]) => environment[name] === undefined)
    .map(([name, reason]) => `${name}: must be given when ${reason}`);
  return [...missing, ...authIssues(environment)];
}

/**
 * The issues of the authentication variables. Authentication is off by default, so that must be harmless or explicit.
 */
function authIssues(environment: Environment): string[] {
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
        (name) =>
          `${name}: must use https unless the host is a loopback address, in embedded mode without NODE_ENV=production`,
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
