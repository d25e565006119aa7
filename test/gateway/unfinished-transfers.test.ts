import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { IntentRecord } from '../../src/audit/audit-record.ts';
import { CONTACTS, FLOWS, INSTANCE_ID, QUEUES } from '../support/ids.ts';
import { exception } from '../support/recording-proxy.ts';
import { transferWell } from '../support/transfer.ts';
import { until } from '../support/until.ts';
import { startWorld, type World } from '../support/world.ts';

const REPORT = 'A transfer was left without an outcome';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'audit-'));
  path = join(folder, 'audit.jsonl');
});
afterEach(() => rm(folder, { recursive: true }));

const intent = (secondsAgo: number): IntentRecord => ({
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

const leave = (record: IntentRecord): Promise<void> =>
  writeFile(path, `${JSON.stringify(record)}\n`);

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
    const { contactId } = await transferWell(world, {
      contactId: left.contactId,
      target: { queueId: QUEUES.billing },
    });
    await leave(left);

    await using gateway = await restart(world);

    expect(gateway.log).toContainEqual(
      expect.objectContaining({
        msg: REPORT,
        auditId: left.id,
        state: 'transferred',
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

  test.each([
    ['the contact is active', undefined, 'not-transferred', 'ContactServiceError'],
    [
      'the contact cannot be read',
      exception('AccessDeniedException', 403),
      'unknown',
      'ContactOutcomeUnknownError',
    ],
  ])('is reported when %s', async (_, answer, state, result) => {
    await using world = await startWorld();
    if (answer !== undefined) world.upstream.answerAll('DescribeContact', answer);
    const left = intent(60);
    await leave(left);

    await using gateway = await restart(world);

    expect(gateway.log).toContainEqual(expect.objectContaining({ msg: REPORT, state }));
    expect(gateway.audit).toMatchObject([{ id: left.id, result, settledBy: 'restart' }]);
    expect(new Set(world.upstream.operations())).toStrictEqual(new Set(['DescribeContact']));
  });
});
