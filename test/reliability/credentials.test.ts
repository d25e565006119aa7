import { describe, expect, test } from '@jest/globals';
import {
  type CredentialSource,
  SOURCE_ANSWERS,
  type SourceAnswer,
  startCredentialEnvironment,
  startCredentialSource,
} from '../support/credential-source.ts';
import { figure } from '../support/figure.ts';
import { CONTACTS, QUEUES } from '../support/ids.ts';
import { type Answer, exception } from '../support/recording-proxy.ts';
import { transfer, transferOrThrow } from '../support/transfer.ts';
import { startWorld, type World, type WorldOptions } from '../support/world.ts';

const { hang, reset, role, stsError } = SOURCE_ANSWERS;

const INPUT = {
  contactId: CONTACTS.unassignedTask,
  target: { queueId: QUEUES.billing },
  clientToken: 'token',
};
const READ = `{ contact(id: "${CONTACTS.voice}") { id } }`;

/** Longer than any test takes. */
const NOT_AGAIN_MS = 600_000;

interface RoleWorld extends AsyncDisposable {
  readonly world: World;
  readonly sts: CredentialSource;
}

/** A world whose gateway assumes a role by a web identity, as in Kubernetes. */
async function startRoleWorld(
  answer: SourceAnswer,
  options: WorldOptions = {},
): Promise<RoleWorld> {
  await using stack = new AsyncDisposableStack();
  const environment = stack.use(await startCredentialEnvironment());
  const sts = stack.use(await startCredentialSource(answer));
  environment.set({
    // Of STS; the world counts the calls to Connect.
    AWS_MAX_ATTEMPTS: '1',
    AWS_ENDPOINT_URL_STS: sts.url,
    AWS_ROLE_ARN: 'arn:aws:iam::1:role/secret',
    AWS_WEB_IDENTITY_TOKEN_FILE: await environment.file('token', 'secret-token'),
  });
  const world = stack.use(
    await startWorld({
      maxAttempts: 3,
      ...options,
      findsCredentials: true,
      gateway: { circuitCoolDownMs: NOT_AGAIN_MS, ...options.gateway },
    }),
  );
  const disposal = stack.move();
  return { world, sts, [Symbol.asyncDispose]: () => disposal.disposeAsync() };
}

function linesAbout({ log }: World): unknown[] {
  return log
    .filter(({ msg }) => String(msg).includes('valid AWS credentials'))
    .map(({ level, msg, credentials }) => ({ level, msg, credentials }));
}

const serviceError = (retryable: boolean, connectRequestId: string | null = null): object => ({
  __typename: 'ContactServiceError',
  code: 'SERVICE_FAILURE',
  retryable,
  clientToken: 'token',
  connectRequestId,
  message: expect.stringMatching(/AWS credentials.*changed nothing/),
});

describe('without credentials', () => {
  test.each<[string, SourceAnswer, reason: string, retryable: boolean]>([
    ['an identity that has expired', stsError(400, 'ExpiredTokenException'), 'rejected', false],
    ['a role that is denied', stsError(403, 'AccessDenied'), 'rejected', false],
    ['a failure of STS', stsError(500, 'InternalFailure'), 'unavailable', true],
    ['a reset by STS', reset, 'unavailable', true],
  ])('nothing is sent: %s', async (_, answer, reason, retryable) => {
    await using role = await startRoleWorld(answer);
    const { world, sts } = role;

    const results = [await transfer(world, INPUT), await transfer(world, INPUT)];
    const { errors } = await world.client.send(READ);

    expect(results).toStrictEqual([serviceError(retryable), serviceError(retryable)]);
    expect(errors).toMatchObject([
      {
        message: expect.stringContaining('AWS credentials'),
        extensions: { code: 'UPSTREAM_UNAVAILABLE' },
      },
    ]);
    expect(world.upstream.calls).toStrictEqual([]);
    // Later ones do not try.
    expect(sts.requests).toHaveLength(1);
    expect(linesAbout(world)).toStrictEqual([
      {
        level: 50,
        msg: 'The gateway has no valid AWS credentials',
        credentials: { reason, cause: expect.any(String) },
      },
    ]);
    expect(await figure(world, `gateway_credentials_failures_total{reason="${reason}"}`)).toBe(1);
    expect(
      await figure(
        world,
        'gateway_connect_call_duration_seconds_count{operation="TransferContact",outcome="no-credentials"}',
      ),
    ).toBe(2);
    expect(JSON.stringify([world.log, errors])).not.toMatch(/secret|request-of-sts/);
    expect(world.audit.map(({ record }) => record)).toStrictEqual(
      Array(2).fill(['INTENT', 'OUTCOME']).flat(),
    );
  });

  test('that exist nowhere, a transfer is not retryable', async () => {
    await using environment = await startCredentialEnvironment();
    environment.set({ AWS_ROLE_ARN: 'arn:aws:iam::1:role/secret' });
    environment.set({ AWS_WEB_IDENTITY_TOKEN_FILE: await environment.file('secret') });
    await using world = await startWorld({ findsCredentials: true, maxAttempts: 3 });

    expect(await transfer(world, INPUT)).toStrictEqual(serviceError(false));
    expect(world.upstream.calls).toStrictEqual([]);
    expect(linesAbout(world)).toMatchObject([{ credentials: { reason: 'missing' } }]);
  });

  test('calls wait a share of their time, one at a time, and Connect is not blamed', async () => {
    await using role = await startRoleWorld(hang, {
      gateway: { requestTimeoutMs: 10_000, circuitCoolDownMs: NOT_AGAIN_MS },
    });
    const { world, sts } = role;

    expect(await transfer(world, INPUT)).toStrictEqual(serviceError(true));
    // More than would open a circuit.
    const began = performance.now();
    for (let read = 0; read < 25; read += 1) await world.client.send(READ);

    expect((performance.now() - began) / 25).toBeLessThan(1_000);
    expect(sts.requests).toHaveLength(1);
    const metrics = await (await fetch(`${world.client.url}/metrics`)).text();
    expect(metrics).not.toMatch(/gateway_circuit_state\{[^}]*state="open"\} 1/);
    expect(await figure(world, 'gateway_credentials_failures_total{reason="unavailable"}')).toBe(1);
  });

  test('one call tries after the cool-down, and all calls use what it finds', async () => {
    await using roles = await startRoleWorld(stsError(500, 'InternalFailure'), {
      gateway: { circuitCoolDownMs: 1 },
    });
    const { world, sts } = roles;
    await transfer(world, INPUT);
    sts.answer = role('KEY');

    await transferOrThrow(world, INPUT);

    expect(world.upstream.accessKeyIds).toStrictEqual(['KEY']);
    expect(sts.requests).toHaveLength(2);
    expect(linesAbout(world)).toMatchObject([
      { credentials: { reason: 'unavailable' } },
      { level: 30, msg: 'The gateway has valid AWS credentials again' },
    ]);
  });
});

describe('credentials', () => {
  test('are found once for many calls', async () => {
    await using roles = await startRoleWorld(role('KEY'));
    const { world, sts } = roles;

    await Promise.all(Array.from({ length: 10 }, () => world.client.data(READ)));

    expect(new Set(world.upstream.accessKeyIds)).toStrictEqual(new Set(['KEY']));
    expect(sts.requests).toHaveLength(1);
  });

  test('that are about to expire are replaced, and used while that fails', async () => {
    const soon = new Date(Date.now() + 60_000).toISOString();
    await using roles = await startRoleWorld(role('KEY', soon));
    const { world, sts } = roles;
    await world.client.data(READ);
    sts.answer = stsError(500, 'InternalFailure');

    await world.client.data(READ);

    expect(world.upstream.accessKeyIds).toStrictEqual(['KEY', 'KEY']);
  });

  test.each([
    ['ExpiredTokenException', 403],
    ['ExpiredToken', 400],
    ['UnrecognizedClientException', 403],
    ['InvalidClientTokenId', 403],
  ])(
    'that Connect rejects by %s are replaced, and the call is retried once',
    async (name, status) => {
      await using roles = await startRoleWorld(role('OLD'));
      const { world, sts } = roles;
      await world.client.data(READ);
      sts.answer = role('NEW');
      world.upstream.answerNext('TransferContact', exception(name, status));

      await transferOrThrow(world, INPUT);

      expect(world.upstream.accessKeyIds).toStrictEqual(['OLD', 'OLD', 'NEW']);
      expect(sts.requests).toHaveLength(2);
      expect(await figure(world, 'gateway_credentials_failures_total{reason="rejected"}')).toBe(0);
    },
  );

  test('that Connect rejects twice are reported as such, and no more is sent for a while', async () => {
    await using roles = await startRoleWorld(role('KEY'));
    const { world, sts } = roles;
    world.upstream.answerBy(() => exception('ExpiredTokenException', 403));

    const result = await transfer(world, INPUT);
    const { errors } = await world.client.send(READ);

    expect(result).toStrictEqual(serviceError(false, 'request-of-connect'));
    expect(errors).toMatchObject([{ extensions: { code: 'UPSTREAM_UNAVAILABLE' } }]);
    expect(world.upstream.operations()).toStrictEqual(['TransferContact', 'TransferContact']);
    expect(sts.requests).toHaveLength(2);
    expect(linesAbout(world)).toStrictEqual([
      {
        level: 50,
        msg: 'The gateway has no valid AWS credentials',
        credentials: { reason: 'rejected', cause: 'ExpiredTokenException' },
      },
    ]);
    expect(await figure(world, 'gateway_credentials_failures_total{reason="rejected"}')).toBe(1);
  });

  test('that Connect accepts again are logged as valid', async () => {
    await using roles = await startRoleWorld(role('KEY'), { gateway: { circuitCoolDownMs: 1 } });
    const { world } = roles;
    const rejection = exception('UnrecognizedClientException', 403);
    world.upstream.answerNext('TransferContact', rejection, rejection);
    await transfer(world, INPUT);

    await transferOrThrow(world, INPUT);

    expect(linesAbout(world)).toMatchObject([{ level: 50 }, { level: 30 }]);
  });

  test('say nothing about an earlier attempt when they are rejected after it', async () => {
    await using world = await startWorld({ maxAttempts: 2 });
    world.upstream.answerNext(
      'TransferContact',
      async ({ forward, response }) => {
        await forward();
        response.socket?.resetAndDestroy();
      },
      exception('ExpiredTokenException', 403),
    );
    world.upstream.answerAll('DescribeContact', exception('InternalServiceException', 500));

    const { __typename } = await transfer(world, INPUT);

    expect([__typename, world.executedTransfers.length]).toStrictEqual([
      'ContactOutcomeUnknownError',
      1,
    ]);
  });
});

describe('a clock that is off', () => {
  const AN_HOUR_MS = 3_600_000;

  const rejectedAt =
    (name: string, status: number, aheadMs: number): Answer =>
    ({ response }) => {
      response.writeHead(status, {
        'content-type': 'application/json',
        'x-amzn-errortype': name,
        date: new Date(Date.now() + aheadMs).toUTCString(),
      });
      response.end('{"message":"Signature expired"}');
    };

  test.each([
    ['AccessDeniedException', 403],
    ['AuthFailure', 401],
    ['InvalidSignatureException', 403],
    ['RequestExpired', 400],
    ['RequestInTheFuture', 400],
    ['RequestTimeTooSkewed', 403],
    ['SignatureDoesNotMatch', 403],
  ])('is corrected after %s, and the call is retried once', async (name, status) => {
    await using world = await startWorld({ maxAttempts: 2 });
    world.upstream.answerNext('TransferContact', rejectedAt(name, status, AN_HOUR_MS));

    await transferOrThrow(world, INPUT);

    expect(world.upstream.operations()).toStrictEqual(['TransferContact', 'TransferContact']);
    expect(world.executedTransfers).toHaveLength(1);
  });

  test('is no reason for a second retry', async () => {
    await using world = await startWorld({ maxAttempts: 3 });
    world.upstream.answerNext(
      'TransferContact',
      rejectedAt('InvalidSignatureException', 403, AN_HOUR_MS),
      rejectedAt('InvalidSignatureException', 403, -AN_HOUR_MS),
    );

    expect(await transfer(world, INPUT)).toMatchObject(serviceError(false));
    expect(world.upstream.operations()).toStrictEqual(['TransferContact', 'TransferContact']);
  });

  test('that is right is no reason to retry a call without permission', async () => {
    await using world = await startWorld({ maxAttempts: 3 });
    world.upstream.answerAll('TransferContact', rejectedAt('AccessDeniedException', 403, 0));

    expect(await transfer(world, INPUT)).toMatchObject({ __typename: 'ContactAccessDeniedError' });
    expect(world.upstream.operations()).toStrictEqual(['TransferContact']);
  });
});
