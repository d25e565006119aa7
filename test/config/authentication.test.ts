import { describe, expect, test } from '@jest/globals';
import { readConfig, readSubgraphOptions } from '../../src/config/config.ts';
import { ConfigError } from '../../src/config/parse-variables.ts';
import { configIssues } from '../support/config-issues.ts';

type Environment = Readonly<Record<string, string>>;

const AWS = { CONNECT_MODE: 'aws', AWS_REGION: 'eu-west-1', CONNECT_INSTANCE_ID: 'i1' };
const JWT = { AUTH: 'jwt', AUTH_ISSUER: 'https://issuer.example', AUTH_AUDIENCE: 'gateway' };

/** The result of the configuration: which callers are accepted, or why it is invalid. */
function outcomeOf(environment: Environment): 'everyone' | 'by token' | readonly string[] {
  const issues = configIssues(() => readConfig(environment));
  if (issues.length > 0) return issues;
  return readConfig(environment).jwt === undefined ? 'everyone' : 'by token';
}

const UNTOLD =
  'AUTH: must be given, as jwt, or as off with ALLOW_UNAUTHENTICATED=true beside it, unless CONNECT_MODE is embedded and HOST is a loopback address';
const ONCE =
  'AUTH: off needs ALLOW_UNAUTHENTICATED=true beside it unless CONNECT_MODE is embedded and HOST is a loopback address';

describe('which callers are accepted', () => {
  test.each<[Environment, ReturnType<typeof outcomeOf>]>([
    [{}, 'everyone'],
    [{ AUTH: 'off' }, 'everyone'],
    [{ AUTH: '' }, 'everyone'],
    [{ HOST: 'localhost' }, 'everyone'],
    [{ HOST: '127.8.9.1' }, 'everyone'],
    [{ HOST: '::1' }, 'everyone'],
    [{ HOST: '0.0.0.0' }, [UNTOLD]],
    [{ HOST: '::' }, [UNTOLD]],
    [{ HOST: 'gateway.example' }, [UNTOLD]],
    [{ HOST: '127.0.0.1.example' }, [UNTOLD]],
    [{ HOST: '0.0.0.0', AUTH: 'off' }, [ONCE]],
    [{ HOST: '0.0.0.0', AUTH: 'off', ALLOW_UNAUTHENTICATED: 'false' }, [ONCE]],
    [{ HOST: '0.0.0.0', ALLOW_UNAUTHENTICATED: 'true' }, [UNTOLD]],
    [{ HOST: '0.0.0.0', AUTH: 'off', ALLOW_UNAUTHENTICATED: 'true' }, 'everyone'],
    [AWS, [UNTOLD]],
    [{ ...AWS, AUTH: 'off' }, [ONCE]],
    [{ ...AWS, AUTH: 'off', ALLOW_UNAUTHENTICATED: 'true' }, 'everyone'],
    [{ ...AWS, ...JWT }, 'by token'],
    [JWT, 'by token'],
    [{ ...JWT, HOST: '0.0.0.0' }, 'by token'],
    [{ ...JWT, AUTH_ISSUER: 'http://127.0.0.1:4020' }, 'by token'],
    [{ ...JWT, AUTH_ISSUER: 'http://[::1]:4020' }, 'by token'],
    [
      { ...JWT, AUTH_ISSUER: 'http://issuer.example' },
      [
        'AUTH_ISSUER: must use https unless the host is a loopback address, in embedded mode without NODE_ENV=production',
      ],
    ],
    [
      { ...AWS, ...JWT, AUTH_ISSUER: 'http://127.0.0.1:4020' },
      [
        'AUTH_ISSUER: must use https unless the host is a loopback address, in embedded mode without NODE_ENV=production',
      ],
    ],
    [
      {
        ...JWT,
        NODE_ENV: 'production',
        CONNECT_MODE: 'embedded',
        AUTH_ISSUER: 'http://localhost:4020',
      },
      [
        'AUTH_ISSUER: must use https unless the host is a loopback address, in embedded mode without NODE_ENV=production',
      ],
    ],
    [
      { ...JWT, AUTH_JWKS_URI: 'http://keys.example/' },
      [
        'AUTH_JWKS_URI: must use https unless the host is a loopback address, in embedded mode without NODE_ENV=production',
      ],
    ],
    [
      { AUTH: 'jwt' },
      [
        'AUTH_ISSUER: must be given when AUTH is jwt',
        'AUTH_AUDIENCE: must be given when AUTH is jwt',
      ],
    ],
    [{ AUTH: 'on' }, ['AUTH: must be one of: jwt, off']],
    [{ ...JWT, AUTH_AUDIENCE: ' , ' }, ['AUTH_AUDIENCE: must name one']],
    [{ ...JWT, AUTH_ISSUER: 'issuer' }, ['AUTH_ISSUER: must be a URL']],
    [{ ...JWT, AUTH_JWKS_URI: 'file:///keys' }, ['AUTH_JWKS_URI: must be a URL']],
    [
      { ...JWT, AUTH_ALGORITHMS: 'RS256,HS256' },
      [
        'AUTH_ALGORITHMS: must be one of: RS256, RS384, RS512, PS256, PS384, PS512, ES256, ES384, ES512, EdDSA',
      ],
    ],
    [{ ...JWT, AUTH_ALGORITHMS: ',' }, ['AUTH_ALGORITHMS: must name one']],
    [
      { ...JWT, AUTH_CLOCK_TOLERANCE_SECONDS: '301' },
      ['AUTH_CLOCK_TOLERANCE_SECONDS: must be a whole number from 0 to 300'],
    ],
    ...['0', '31536001', '1e3', '24h'].map((age): [Environment, readonly string[]] => [
      { ...JWT, AUTH_MAX_TOKEN_AGE_SECONDS: age },
      ['AUTH_MAX_TOKEN_AGE_SECONDS: must be a whole number from 1 to 31536000'],
    ]),
    [{ ALLOW_UNAUTHENTICATED: 'yes' }, ['ALLOW_UNAUTHENTICATED: must be one of: true, false']],
    [{ ...JWT, AUTH_REQUIRE_CLAIMS: 'yes' }, ['AUTH_REQUIRE_CLAIMS: must be one of: true, false']],
    [{ ...JWT, AUTH_TOKEN_TYPE: 'two words' }, ['AUTH_TOKEN_TYPE: must be a type such as at+jwt']],
    [{ ...JWT, AUTH_SCOPE_CLAIM: 'two words' }, ['AUTH_SCOPE_CLAIM: must be the name of a claim']],
    ...['contacts:read', 'contacts:write=x', '=x', 'contacts:read=', 'contacts:read=two words'].map(
      (AUTH_SCOPES): [Environment, readonly string[]] => [
        { ...JWT, AUTH_SCOPES },
        [
          'AUTH_SCOPES: must be pairs such as contacts:read=Contacts.Read, of: contacts:read, attributes:read, directory:read, contacts:transfer, contacts:start, contacts:stop, contacts:assign, contacts:update, contacts:record, contacts:supervise, contacts:dial, agents:status',
        ],
      ],
    ),
  ])('%j: %j', (environment, outcome) => {
    expect(outcomeOf(environment)).toStrictEqual(outcome);
  });

  test('every variable about tokens is read', () => {
    expect(
      readConfig({
        AUTH: 'jwt',
        AUTH_ISSUER: 'https://issuer.example/tenant',
        AUTH_AUDIENCE: 'gateway, api://gateway',
        AUTH_JWKS_URI: 'https://issuer.example/keys',
        AUTH_ALGORITHMS: 'ES256',
        AUTH_CLOCK_TOLERANCE_SECONDS: '0',
        AUTH_MAX_TOKEN_AGE_SECONDS: '3600',
        AUTH_SCOPES:
          'contacts:read=https://scopes.example/read?x=1, contacts:transfer=Contacts.Transfer',
        AUTH_SCOPE_CLAIM: 'scp',
        AUTH_INSTANCES_CLAIM: 'https://claims.example/instances',
        AUTH_QUEUES_CLAIM: 'queues',
        AUTH_USER_CLAIM: 'https://claims.example/user',
        AUTH_REQUIRE_CLAIMS: 'true',
        AUTH_TOKEN_TYPE: 'at+jwt',
      }).jwt,
    ).toStrictEqual({
      issuer: 'https://issuer.example/tenant',
      audience: ['gateway', 'api://gateway'],
      jwksUri: 'https://issuer.example/keys',
      algorithms: ['ES256'],
      clockToleranceSeconds: 0,
      maxTokenAgeSeconds: 3_600,
      scopeNames: {
        READ_CONTACTS: 'https://scopes.example/read?x=1',
        READ_ATTRIBUTES: 'attributes:read',
        READ_DIRECTORY: 'directory:read',
        TRANSFER_CONTACTS: 'Contacts.Transfer',
        START_CONTACTS: 'contacts:start',
        STOP_CONTACTS: 'contacts:stop',
        ASSIGN_CONTACTS: 'contacts:assign',
        UPDATE_CONTACTS: 'contacts:update',
        RECORD_CONTACTS: 'contacts:record',
        SUPERVISE_CONTACTS: 'contacts:supervise',
        DIAL_CONTACTS: 'contacts:dial',
        SET_AGENT_STATUS: 'agents:status',
      },
      scopeClaim: 'scp',
      instancesClaim: 'https://claims.example/instances',
      queuesClaim: 'queues',
      userClaim: 'https://claims.example/user',
      requiredClaims: ['https://claims.example/instances', 'queues'],
      tokenType: 'at+jwt',
    });
  });

  test('tokens are valid for a day at most by default', () => {
    expect(readConfig(JWT).jwt).toMatchObject({ maxTokenAgeSeconds: 86_400 });
  });

  test('the SDL needs the names of scopes, and which root fields it has', () => {
    expect(readSubgraphOptions({ AUTH_SCOPES: 'directory:read=Dir', PORT: 'x' })).toMatchObject({
      scopeNames: { READ_DIRECTORY: 'Dir' },
      rootFieldsById: false,
    });
    expect(
      readSubgraphOptions({ FEDERATION: 'true', FEDERATION_SECRET: 'x', FEDERATION_ROOTS: 'true' }),
    ).toMatchObject({ rootFieldsById: true });
    expect(() => readSubgraphOptions({ AUTH_SCOPES: 'x' })).toThrow(ConfigError);
    expect(() => readSubgraphOptions({ FEDERATION_ROOTS: 'yes' })).toThrow(ConfigError);
  });
});
