import { defaultProvider } from '@aws-sdk/credential-provider-node';
import { describe, expect, test } from '@jest/globals';
import type { AwsCredentialIdentityProvider } from '@smithy/types';
import { type SearchOutcome, searchCredentials } from '../../src/connect/credential-search.ts';
import {
  type CredentialEnvironment,
  SOURCE_ANSWERS,
  type SourceAnswer,
  startCredentialEnvironment,
  startCredentialSource,
} from '../support/credential-source.ts';

const { hang, reset, role, status, stsError } = SOURCE_ANSWERS;

/** Each search gets its own chain, since the SDK caches clients in it; without retries, before which it pauses. */
const chain = (): AwsCredentialIdentityProvider =>
  defaultProvider({
    ignoreCache: true,
    maxRetries: 0,
    parentClientConfig: { region: 'us-east-1' },
  });

async function search(): Promise<SearchOutcome> {
  return searchCredentials(chain()).found;
}

async function webIdentity(environment: CredentialEnvironment, url: string): Promise<void> {
  environment.set({
    AWS_MAX_ATTEMPTS: '1',
    AWS_ENDPOINT_URL_STS: url,
    AWS_ROLE_ARN: 'arn:aws:iam::1:role/secret',
    AWS_WEB_IDENTITY_TOKEN_FILE: await environment.file('token', 'secret-token'),
  });
}

const container = (environment: CredentialEnvironment, url: string): Promise<void> => {
  environment.set({ AWS_CONTAINER_CREDENTIALS_FULL_URI: `${url}/v1/credentials` });
  return Promise.resolve();
};

const instance = (environment: CredentialEnvironment, url: string): Promise<void> => {
  environment.set({
    AWS_EC2_METADATA_DISABLED: 'false',
    AWS_EC2_METADATA_SERVICE_ENDPOINT: url,
  });
  return Promise.resolve();
};

async function chainOfRoles(environment: CredentialEnvironment, url: string): Promise<void> {
  environment.set({
    AWS_MAX_ATTEMPTS: '1',
    AWS_ENDPOINT_URL_STS: url,
    AWS_PROFILE: 'role',
    AWS_CONFIG_FILE: await environment.file(
      'config',
      '[profile role]\nrole_arn = arn:aws:iam::1:role/secret\nsource_profile = base\n' +
        '[profile base]\naws_access_key_id = key\naws_secret_access_key = secret\n',
    ),
  });
}

/** The SDK wraps errors from another realm, such as Node's errors in a test. */
const A_NAME = expect.any(String) as unknown as string;

type Setup = (environment: CredentialEnvironment, url: string) => Promise<void>;

describe('a source over HTTP', () => {
  test.each<[string, Setup, SourceAnswer, reason: string, cause: string]>([
    [
      'web identity, expired',
      webIdentity,
      stsError(400, 'ExpiredTokenException'),
      'rejected',
      'ExpiredTokenException',
    ],
    [
      'web identity, denied',
      webIdentity,
      stsError(403, 'AccessDenied'),
      'rejected',
      'AccessDenied',
    ],
    [
      'web identity, issuer unreachable',
      webIdentity,
      stsError(400, 'IDPCommunicationError'),
      'unavailable',
      'IDPCommunicationErrorException',
    ],
    [
      'web identity, throttled',
      webIdentity,
      stsError(400, 'Throttling'),
      'unavailable',
      'Throttling',
    ],
    [
      'web identity, 500',
      webIdentity,
      stsError(500, 'InternalFailure'),
      'unavailable',
      'InternalFailure',
    ],
    ['web identity, reset', webIdentity, reset, 'unavailable', A_NAME],
    ['web identity, garbage from STS', webIdentity, status(200, 'garbage'), 'unavailable', A_NAME],
    ['roles, denied', chainOfRoles, stsError(403, 'AccessDenied'), 'rejected', 'AccessDenied'],
    [
      'roles, 503',
      chainOfRoles,
      stsError(503, 'ServiceUnavailable'),
      'unavailable',
      'ServiceUnavailable',
    ],
    ['container, 400', container, status(400), 'rejected', 'CredentialsProviderError'],
    ['container, 403', container, status(403), 'rejected', 'CredentialsProviderError'],
    ['container, 500', container, status(500), 'unavailable', 'CredentialsProviderError'],
    ['container, reset', container, reset, 'unavailable', 'CredentialsProviderError'],
    ['instance, 404', instance, status(404), 'rejected', 'CredentialsProviderError'],
    ['instance, 500', instance, status(500), 'unavailable', 'CredentialsProviderError'],
    ['instance, reset', instance, reset, 'unavailable', 'CredentialsProviderError'],
    ['instance, hangs', instance, hang, 'unavailable', 'CredentialsProviderError'],
  ])('%s', async (_, setUp, answer, reason, cause) => {
    await using environment = await startCredentialEnvironment();
    await using source = await startCredentialSource(answer);
    await setUp(environment, source.url);

    const found = await search();

    expect(found).toStrictEqual({
      ok: false,
      failure: { kind: 'no-credentials', reason, cause, requestId: undefined },
    });
    expect(source.requests.length).toBeGreaterThan(0);
    expect(JSON.stringify(found)).not.toContain('secret');
  });

  test.each<[string, Setup]>([
    ['web identity', webIdentity],
    ['container', container],
  ])('%s that hangs can be cancelled', async (_, setUp) => {
    await using environment = await startCredentialEnvironment();
    const requested = Promise.withResolvers<undefined>();
    await using source = await startCredentialSource(() => {
      requested.resolve(undefined);
    });
    await setUp(environment, source.url);

    const searching = searchCredentials(chain());
    await requested.promise;
    searching.giveUp();

    expect(await searching.found).toMatchObject({ ok: false, failure: { reason: 'unavailable' } });
  });

  test('finds credentials', async () => {
    await using environment = await startCredentialEnvironment();
    await using source = await startCredentialSource(role('KEY'));
    await webIdentity(environment, source.url);

    expect(await search()).toMatchObject({ ok: true, identity: { accessKeyId: 'KEY' } });
  });
});

describe('a source that is a file or a process', () => {
  const profile = (lines: string) => async (environment: CredentialEnvironment) => {
    environment.set({
      AWS_PROFILE: 'one',
      AWS_CONFIG_FILE: await environment.file('config', `[profile one]\n${lines}\n`),
    });
  };
  test.each<[string, (environment: CredentialEnvironment) => Promise<void>]>([
    ['none', () => Promise.resolve()],
    [
      'a token file that is missing',
      async (environment) => {
        environment.set({
          AWS_ROLE_ARN: 'arn:aws:iam::1:role/secret',
          AWS_WEB_IDENTITY_TOKEN_FILE: await environment.file('secret-token'),
        });
      },
    ],
    [
      'a profile that is missing',
      async (environment) => {
        environment.set({
          AWS_PROFILE: 'other',
          AWS_CONFIG_FILE: await environment.file('config', ''),
        });
      },
    ],
    ['a profile that is malformed', profile('aws_access_key_id')],
    ['a process that fails', profile('credential_process = exit 3')],
    ['a process that prints no JSON', profile('credential_process = echo secret')],
    [
      'a role without a source',
      profile('role_arn = arn:aws:iam::1:role/secret\nsource_profile = two'),
    ],
    [
      'a single sign-on without a session',
      profile(
        'sso_start_url = https://sso.invalid\nsso_account_id = 1\nsso_region = us-east-1\nsso_role_name = secret',
      ),
    ],
  ])('%s', async (_, setUp) => {
    await using environment = await startCredentialEnvironment();
    await setUp(environment);

    const found = await search();

    expect(found).toMatchObject({
      ok: false,
      failure: { kind: 'no-credentials', reason: 'missing', cause: expect.any(String) },
    });
    expect(JSON.stringify(found)).not.toContain('secret');
  });
});
