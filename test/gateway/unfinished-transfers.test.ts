import { randomUUID } from 'node:crypto';
import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { IntentRecord, OutcomeRecord } from '../../src/audit/audit-record.ts';
import { holdAnswer } from '../support/held-answer.ts';
import { CONTACTS, FLOWS, INSTANCE_ID, QUEUES } from '../support/ids.ts';
import { exception } from '../support/recording-proxy.ts';
import { transfer, transferOrThrow } from '../support/transfer.ts';
import { until } from '../support/until.ts';
import { startWorld, type World } from '../support/world.ts';

const REPORT = 'An operation was left without an outcome';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'audit-'));
  path = join(folder, 'audit.jsonl');
});
afterEach(() => rm(folder, { recursive: true }));

const intent = (secondsAgo: number): IntentRecord & { contactId: string } => ({
  record: 'INTENT',
  id: randomUUID(),
  time: new Date(Date.now() - secondsAgo * 1_000).toISOString(),
  operation: 'TransferContact',
  requestId: 'request of a process that died',
  caller: { address: '127.0.0.1' },
  instanceId: INSTANCE_ID,
  contactId: CONTACTS.unassignedTask,
  target: { kind: 'queue', id: QUEUES.billing },
  contactFlowId: FLOWS.queueTransfer,
  clientToken: 'token',
  deadline: new Date(Date.now() - 1_000).toISOString(),
});

const leave = (...records: readonly IntentRecord[]): Promise<void> =>
  writeFile(path, records.map((record) => `${JSON.stringify(record)}\n`).join(''));

const outcomeOf = (
  { id }: IntentRecord,
  recorded: Pick<OutcomeRecord, 'result' | 'newContactId'>,
): OutcomeRecord => ({
  record: 'OUTCOME',
  id,
  time: new Date().toISOString(),
  ...recorded,
  attempts: [],
  settledBy: 'answer',
  callerGone: false,
});

/** Starts another gateway over the same Connect, with the file of the one that died. */
async function restart({ upstream }: World): Promise<World> {
  const world = await startWorld({ connect: upstream.url, gateway: { auditFile: path } });
  await until(() => world.audit.length > 0);
  return world;
}

describe('a transfer that a dead process has left without an outcome', () => {
  test('is reported with the contact that it made', async () => {
    await using world = await startWorld();
    const left = intent(60);
    const { contactId } = await transferOrThrow(world, {
      contactId: left.contactId,
      target: { queueId: QUEUES.billing },
    });
    await leave({ ...left, deadline: new Date().toISOString() });

    await using gateway = await restart(world);

    expect(gateway.log).toContainEqual(
      expect.objectContaining({
        msg: REPORT,
        auditId: left.id,
        state: 'executed',
        newContactId: contactId,
      }),
    );
    expect(gateway.audit).toMatchObject([
      {
        record: 'OUTCOME',
        id: left.id,
        result: 'TransferContactSuccess',
        newContactId: contactId,
        settledBy: 'restart',
      },
    ]);
  });

  test('is no success when the contact was transferred after its time', async () => {
    await using world = await startWorld();
    const left = intent(60);
    await transferOrThrow(world, {
      contactId: left.contactId,
      target: { queueId: QUEUES.billing },
    });
    await leave({ ...left, deadline: new Date(Date.now() - 30_000).toISOString() });

    await using gateway = await restart(world);

    expect(gateway.audit).toMatchObject([
      { id: left.id, result: 'ContactOutcomeUnknownError', settledBy: 'restart' },
    ]);
  });

  test('leaves its token open for retries, as long as nothing can be read', async () => {
    await using world = await startWorld();
    world.upstream.answerAll('DescribeContact', exception('AccessDeniedException', 403));
    const left = intent(60);
    await leave(left, { ...left, id: randomUUID() });
    await using gateway = await restart(world);
    await world.upstream.disconnect();

    const repeated = await transfer(gateway, {
      contactId: left.contactId,
      target: { queueId: QUEUES.billing },
      clientToken: left.clientToken,
    });
    const other = await transfer(gateway, {
      contactId: left.contactId,
      target: { queueId: QUEUES.billing },
      clientToken: 'another',
    });

    expect([repeated.__typename, other.__typename]).toStrictEqual([
      'ContactOutcomeUnknownError',
      'ContactServiceError',
    ]);
  });

  test.each([
    [
      'the contact is active',
      undefined,
      'not-executed',
      'ContactServiceError',
      ['DescribeContact', 'ListAssociatedContacts'],
    ],
    [
      'the contact cannot be read',
      exception('AccessDeniedException', 403),
      'unknown',
      'ContactOutcomeUnknownError',
      ['DescribeContact'],
    ],
  ])('is reported when %s', async (_, answer, state, result, reads) => {
    await using world = await startWorld();
    if (answer !== undefined) world.upstream.answerAll('DescribeContact', answer);
    const left = intent(60);
    await leave(left);

    await using gateway = await restart(world);

    expect(gateway.log).toContainEqual(expect.objectContaining({ msg: REPORT, state }));
    expect(gateway.audit).toMatchObject([{ id: left.id, result, settledBy: 'restart' }]);
    expect(new Set(world.upstream.operations())).toStrictEqual(new Set(reads));
  });

  test.each([
    ['is unknown', { result: 'ContactOutcomeUnknownError' } as const],
    ['is done', { result: 'TransferContactSuccess', newContactId: 'as recorded' } as const],
    ['is open as well', undefined],
  ])('is credited with no transfer by a token that %s, then or later', async (_, recorded) => {
    await using world = await startWorld();
    const [own, other] = [intent(60), { ...intent(60), clientToken: 'other' }];
    await transferOrThrow(world, {
      contactId: own.contactId,
      target: { queueId: QUEUES.billing },
      clientToken: 'other',
    });
    await leave(other, own);
    if (recorded !== undefined)
      await appendFile(path, `${JSON.stringify(outcomeOf(other, recorded))}\n`);

    await using gateway = await restart(world);
    await until(() => gateway.audit.some(({ id }) => id === own.id));
    const again = await transfer(gateway, {
      contactId: own.contactId,
      target: { queueId: QUEUES.billing },
      clientToken: own.clientToken,
    });

    expect(gateway.audit.find(({ id }) => id === own.id)).toMatchObject({
      result: 'ContactOutcomeUnknownError',
    });
    expect(again).toMatchObject({ __typename: 'ContactNotActiveError' });
  });

  test('is credited with no transfer that was made after its deadline', async () => {
    await using world = await startWorld();
    const left = { ...intent(60), deadline: new Date(Date.now() - 6_000).toISOString() };
    await transferOrThrow(world, {
      contactId: left.contactId,
      target: { queueId: QUEUES.billing },
      clientToken: 'of somebody else',
    });
    await leave(left);

    // However long Connect may take to show a change.
    await using gateway = await startWorld({
      connect: world.upstream.url,
      gateway: { auditFile: path, readAfterWrite: { reads: 5, firstPauseMs: 400 } },
    });
    await until(() => gateway.audit.length > 0);

    expect(gateway.audit).toMatchObject([{ result: 'ContactOutcomeUnknownError' }]);
  });

  test('is read back beside others, ten calls at a time, the newest first', async () => {
    await using world = await startWorld();
    const held = holdAnswer(exception('ResourceNotFoundException', 404));
    world.upstream.answerAll('DescribeContact', held.answer);
    const left = Array.from({ length: 24 }, (_, index) => ({
      ...intent(60),
      contactId: `contact-${index}`,
    }));
    await leave(...left);

    await using gateway = await startWorld({
      connect: world.upstream.url,
      gateway: { auditFile: path },
    });
    const read = (): string[] =>
      world.upstream.calls.map((call) => call.path.split('/').at(-1) ?? '');
    await until(() => read().length >= 10);
    // A caller is answered meanwhile, and none of its calls waits behind the report's.
    await gateway.client.data('{ queues { nodes { name } } }');
    const atFirst = read();
    held.release();
    await until(() => gateway.audit.length === left.length);

    const newestFirst = left.map(({ contactId }) => contactId).toReversed();
    expect(atFirst.slice(0, 10).sort()).toStrictEqual(newestFirst.slice(0, 10).sort());
    expect(atFirst.slice(10)).toHaveLength(1);
    // One reading each: what was sent a minute ago shows by now.
    expect(world.upstream.operations()).toStrictEqual([
      ...left.map(() => 'DescribeContact'),
      'SearchQueues',
    ]);
    expect(new Set(gateway.audit.map(({ record }) => record))).toStrictEqual(new Set(['OUTCOME']));
  });

  test('is read back when the quota has room for it, and not before that given up', async () => {
    await using world = await startWorld({ emulator: { quotas: 'aws' } });
    const left = Array.from({ length: 8 }, (_, index) => ({
      ...intent(60),
      clientToken: `token-${index}`,
    }));
    await leave(...left);
    const rates = new Map([
      ['DescribeContact', { perSecond: 10, burst: 15 }],
      ['ListAssociatedContacts', { perSecond: 0.7, burst: 2 }],
    ]);

    await using gateway = await startWorld({
      connect: world.upstream.url,
      gateway: {
        auditFile: path,
        rates: { rates, share: 1 },
        requestTimeoutMs: 3_000,
      },
    });
    await until(() => gateway.audit.length === left.length);

    expect(gateway.audit).toMatchObject(left.map(() => ({ result: 'ContactServiceError' })));
    expect(gateway.log).toContainEqual(
      expect.objectContaining({ failure: expect.objectContaining({ kind: 'quota-exhausted' }) }),
    );
    const chains = world.upstream.operations().filter((name) => name.startsWith('List'));
    expect(chains).toHaveLength(left.length);
  });

  test('is left to the next start when the gateway stops while it is read back', async () => {
    await using world = await startWorld();
    const held = holdAnswer(exception('ResourceNotFoundException', 404));
    world.upstream.answerAll('DescribeContact', held.answer);
    await leave(
      ...Array.from({ length: 30 }, (_, index) => ({ ...intent(60), contactId: `${index}` })),
    );
    await using gateway = await startWorld({
      connect: world.upstream.url,
      gateway: { auditFile: path },
    });
    await until(() => world.upstream.calls.length === 10);

    await gateway.stopGateway();
    held.release();

    expect(gateway.audit).toStrictEqual([]);
    expect(world.upstream.calls).toHaveLength(10);
    expect(gateway.log.filter(({ level }) => Number(level) >= 50)).toStrictEqual([]);
  });
});
