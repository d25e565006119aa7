import { expect, test } from '@jest/globals';
import type { NoCredentials } from '../../src/connect/connect-failure.ts';
import { Credentials } from '../../src/connect/credentials.ts';
import type { Deadline } from '../../src/connect/deadline.ts';
import {
  type CredentialSource,
  SOURCE_ANSWERS,
  type SourceAnswer,
  startCredentialEnvironment,
  startCredentialSource,
} from '../support/credential-source.ts';

interface RoleCredentials extends AsyncDisposable {
  readonly credentials: Credentials;
  readonly sts: CredentialSource;
  readonly failures: readonly NoCredentials[];
}

/** Credentials of a role, by a web identity. */
async function startCredentials(answer: SourceAnswer): Promise<RoleCredentials> {
  await using stack = new AsyncDisposableStack();
  const environment = stack.use(await startCredentialEnvironment());
  const sts = stack.use(await startCredentialSource(answer));
  environment.set({
    AWS_MAX_ATTEMPTS: '1',
    AWS_ENDPOINT_URL_STS: sts.url,
    AWS_ROLE_ARN: 'arn:aws:iam::1:role/role',
    AWS_WEB_IDENTITY_TOKEN_FILE: await environment.file('token', 'token'),
  });
  const failures: NoCredentials[] = [];
  const credentials = new Credentials({
    connect: { region: 'us-east-1' },
    coolDownMs: 0,
    onFailure: (failure) => failures.push(failure),
    onChange: () => undefined,
  });
  stack.defer(() => {
    credentials.stop();
  });
  const disposal = stack.move();
  return { credentials, sts, failures, [Symbol.asyncDispose]: () => disposal.disposeAsync() };
}

/** A deadline that never passes, with a short remaining time. */
const BRIEF: Deadline = { signal: new AbortController().signal, remainingMs: () => 50 };

/** A deadline that passes when the test decides. */
function heldDeadline(): Deadline & { pass(): void } {
  const controller = new AbortController();
  return {
    signal: controller.signal,
    remainingMs: () => (controller.signal.aborted ? 0 : 60_000),
    pass: () => {
      controller.abort();
    },
  };
}

const UNAVAILABLE = {
  kind: 'no-credentials',
  reason: 'unavailable',
  cause: 'TimeoutError',
  requestId: undefined,
};

test('while one call waits for a source that hangs, the others do not', async () => {
  const requested = Promise.withResolvers<undefined>();
  await using role = await startCredentials(() => {
    requested.resolve(undefined);
  });
  const { credentials, sts, failures } = role;
  const first = await credentials.find(BRIEF);
  await requested.promise;
  const deadline = heldDeadline();
  const waiting = credentials.find(deadline);

  const others = await Promise.all([
    credentials.find(heldDeadline()),
    credentials.find(heldDeadline()),
  ]);
  deadline.pass();

  expect([first, ...others]).toStrictEqual([UNAVAILABLE, UNAVAILABLE, UNAVAILABLE]);
  // The call is cancelled: that says nothing about the credentials.
  expect(await waiting).toMatchObject({ kind: 'not-sent' });
  expect(sts.requests).toHaveLength(1);
  expect(failures).toHaveLength(1);
});

test('credentials that arrive after their call was cancelled are used by the next one', async () => {
  const answers: (() => void)[] = [];
  const requested = Promise.withResolvers<undefined>();
  await using role = await startCredentials((request, response) => {
    answers.push(() => {
      SOURCE_ANSWERS.role('KEY')(request, response);
    });
    requested.resolve(undefined);
  });
  const { credentials } = role;
  const first = credentials.find(BRIEF);
  await requested.promise;
  expect(await first).toStrictEqual(UNAVAILABLE);

  const second = credentials.find(heldDeadline());
  answers[0]?.();

  expect(await second).toMatchObject({ identity: { accessKeyId: 'KEY' } });
  expect(answers).toHaveLength(1);
});

test('credentials that seem to have expired on arrival are used: the clock may be off', async () => {
  const anHourAgo = new Date(Date.now() - 3_600_000).toISOString();
  await using role = await startCredentials(SOURCE_ANSWERS.role('KEY', anHourAgo));
  const { credentials, sts } = role;
  const found = await credentials.find(heldDeadline());

  expect(found).toMatchObject({ identity: { accessKeyId: 'KEY' } });
  expect(credentials.current).toBe(found);
  expect(sts.requests).toHaveLength(1);
});

test('rejections of several calls with the same credentials count once', async () => {
  await using role = await startCredentials(SOURCE_ANSWERS.role('KEY'));
  const { credentials, sts, failures } = role;
  const used = await credentials.find(heldDeadline());
  if ('kind' in used) throw new Error('No credentials were found');
  const rejection: NoCredentials = {
    kind: 'no-credentials',
    reason: 'rejected',
    cause: 'ExpiredTokenException',
    requestId: 'id',
  };
  credentials.onRejected(used, rejection);
  const renewed = await credentials.find(heldDeadline());
  credentials.onRejected(used, rejection);

  expect(credentials.current).toBe(renewed);
  expect(failures).toStrictEqual([]);
  expect(sts.requests).toHaveLength(2);
});
