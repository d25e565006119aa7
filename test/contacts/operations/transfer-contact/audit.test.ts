import { describe, expect, test } from '@jest/globals';
import { AuditLogError } from '../../../../src/audit/audit-log.ts';
import { CONTACTS, FLOWS, INSTANCE_ID, QUEUES } from '../../../support/ids.ts';
import { exception, reset } from '../../../support/recording-proxy.ts';
import { transfer, transferOrThrow } from '../../../support/transfer.ts';
import { startWorld } from '../../../support/world.ts';

const INPUT = {
  contactId: CONTACTS.unassignedTask,
  target: { queueId: QUEUES.billing },
  clientToken: 'token of the caller',
};
const TRANSFER =
  'mutation ($input: TransferContactInput!) { transferContact(input: $input) { __typename } }';

const TIME = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
const INTENT = {
  record: 'INTENT',
  id: expect.any(String),
  time: TIME,
  operation: 'TransferContact',
  caller: { address: '127.0.0.1' },
  instanceId: INSTANCE_ID,
  contactId: CONTACTS.unassignedTask,
  target: { kind: 'queue', id: QUEUES.billing },
  contactFlowId: FLOWS.queueTransfer,
  clientToken: 'token of the caller',
  deadline: TIME,
};
const OUTCOME = {
  record: 'OUTCOME',
  id: expect.any(String),
  time: TIME,
  settledBy: 'answer',
  callerGone: false,
};
const attempt = (result: string, answered = {}): object => ({
  time: TIME,
  milliseconds: expect.any(Number),
  result,
  ...answered,
});

describe('a transfer is recorded', () => {
  test('with its caller, its arguments and its outcome', async () => {
    await using world = await startWorld();

    const answer = await world.client.send(TRANSFER, { input: INPUT });

    expect(answer.data).toStrictEqual({
      transferContact: { __typename: 'TransferContactSuccess' },
    });
    const [executed] = world.executedTransfers;
    expect(world.audit).toStrictEqual([
      { ...INTENT, requestId: answer.headers.get('x-request-id') },
      {
        ...OUTCOME,
        id: world.audit[0]?.id,
        result: 'TransferContactSuccess',
        newContactId: executed?.newContactId,
        attempts: [attempt('ok', { connectRequestId: expect.any(String) })],
      },
    ]);
  });

  test('before it is sent', async () => {
    await using world = await startWorld();
    const recordedBefore: unknown[] = [];
    world.upstream.answerNext('TransferContact', (exchange) => {
      recordedBefore.push(...world.audit);
      return exception('InvalidRequestException', 400)(exchange);
    });

    await transfer(world, INPUT);

    expect(recordedBefore).toMatchObject([{ record: 'INTENT' }]);
  });

  test('with each attempt', async () => {
    await using world = await startWorld({ maxAttempts: 3 });
    world.upstream.answerNext('TransferContact', exception('InternalServiceException', 500), reset);

    await transferOrThrow(world, INPUT);

    expect(world.audit[1]).toMatchObject({
      result: 'TransferContactSuccess',
      attempts: [
        attempt('InternalServiceException', { connectRequestId: 'request-of-connect' }),
        attempt('ECONNRESET'),
        attempt('ok'),
      ],
    });
  });

  test('when it ends in InternalError', async () => {
    const trace = {
      logBindings: { trace_id: '0', span_id: '0' },
      runs: () => undefined,
      end: () => undefined,
    };
    const recordCall = (): never => {
      throw new Error('a bug');
    };
    await using world = await startWorld({
      gateway: { tracing: { startOperation: () => ({ ...trace, recordCall }) } },
    });

    await world.client.send(TRANSFER, { input: INPUT });

    expect(world.audit).toMatchObject([INTENT, { ...OUTCOME, result: 'InternalError' }]);
  });

  test.each([
    ['ContactAccessDeniedError', exception('AccessDeniedException', 403), {}],
    [
      'ContactOutcomeUnknownError',
      reset,
      { settledBy: 'read-back', attempts: [attempt('ECONNRESET')] },
    ],
  ])('when it ends in %s', async (result, answer, more) => {
    await using world = await startWorld();
    world.upstream.answerAll('TransferContact', answer);

    await world.client.send(TRANSFER, { input: INPUT });

    expect(world.audit).toMatchObject([INTENT, { ...OUTCOME, result, ...more }]);
  });

  test('without what determined it, when Connect was not called', async () => {
    await using world = await startWorld();
    await world.upstream.disconnect();

    await transfer(world, INPUT);

    expect(world.audit).toMatchObject([INTENT, { result: 'ContactServiceError' }]);
    expect(world.audit[1]).not.toHaveProperty('settledBy');
  });

  test.each([
    ['input that cannot be used', { contactId: '' }],
    ['a quick connect that is not there', { target: { quickConnectId: 'nothing' } }],
  ])('only if something is to be sent: not for %s', async (_, input) => {
    await using world = await startWorld();

    await transfer(world, { ...INPUT, ...input });

    expect(world.audit).toStrictEqual([]);
  });
});

describe('a transfer that cannot be recorded', () => {
  const broken = {
    append: () => Promise.reject(new AuditLogError('The audit log could not be written')),
  };

  test('is not made', async () => {
    await using world = await startWorld({ gateway: { auditLog: broken } });

    const result = await transfer(world, INPUT);
    const metrics = await (await fetch(`${world.client.url}/metrics`)).text();

    expect(result).toStrictEqual({
      __typename: 'ContactServiceError',
      message: expect.stringContaining('audit log is unavailable'),
      code: 'SERVICE_FAILURE',
      retryable: true,
      clientToken: INPUT.clientToken,
      connectRequestId: null,
    });
    expect(world.upstream.calls).toStrictEqual([]);
    expect(metrics).toMatch(/^gateway_audit_failures_total 1$/m);
    expect(world.log).toContainEqual(
      expect.objectContaining({ level: 50, msg: 'Audit record could not be written' }),
    );
  });

  test('is not made, either, when its log never answers', async () => {
    const stuck = { append: () => new Promise<never>(() => undefined) };
    await using world = await startWorld({ gateway: { auditLog: stuck, requestTimeoutMs: 100 } });

    const result = await transfer(world, INPUT);

    expect(result).toMatchObject({ __typename: 'ContactServiceError' });
    expect(world.upstream.calls).toStrictEqual([]);
  });

  test.each([
    ['cannot be written', broken.append],
    ['is never written', () => new Promise<never>(() => undefined)],
  ])('is answered as it went when only its outcome %s', async (_, appendNext) => {
    const records: unknown[] = [];
    const full = {
      append: (record: object) => (records.push(record) === 1 ? Promise.resolve() : appendNext()),
    };
    await using world = await startWorld({ gateway: { auditLog: full, requestTimeoutMs: 5_000 } });

    const { contactId } = await transferOrThrow(world, INPUT);

    expect(world.executedTransfers).toMatchObject([{ newContactId: contactId }]);
    expect(records).toMatchObject([{ record: 'INTENT' }, { record: 'OUTCOME' }]);
  });

  test('leaves reads alone', async () => {
    await using world = await startWorld({ gateway: { auditLog: broken } });

    const data = await world.client.data(`{ contact(id: "${CONTACTS.voice}") { id } }`);

    expect(data).toStrictEqual({ contact: { id: CONTACTS.voice } });
  });
});
