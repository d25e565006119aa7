import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { CONTACTS } from '../../../support/ids.ts';
import { until } from '../../../support/until.ts';
import { startWorld } from '../../../support/world.ts';

const UPDATE = `mutation ($input: UpdateContactAttributesInput!) {
  updateContactAttributes(input: $input) { __typename }
}`;
const contactId = CONTACTS.urgentTask;

test('a change of more facts than an intent records is reported as unknown after a restart, and its token is known', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'intents-'));
  try {
    await using world = await startWorld();
    const remove = Array.from({ length: 2_000 }, (_, index) => `key${index}`);
    const input = { contactId, initialContactId: contactId, remove, clientToken: 'token' };
    await world.client.data(UPDATE, { input });
    const [intent] = world.audit;
    expect(intent).toMatchObject({ record: 'INTENT', facts: { present: [], absent: [] } });

    const auditFile = join(folder, 'audit.jsonl');
    const deadline = new Date().toISOString();
    const time = new Date(Date.now() - 60_000).toISOString();
    await writeFile(auditFile, `${JSON.stringify({ ...intent, time, deadline })}\n`);
    await using gateway = await startWorld({
      connect: world.upstream.url,
      gateway: { auditFile, readAfterWrite: { reads: 2, firstPauseMs: 1 } },
    });
    await until(() => gateway.audit.length > 0);

    expect(gateway.audit).toMatchObject([
      { record: 'OUTCOME', result: 'ContactOutcomeUnknownError', settledBy: 'restart' },
    ]);
    expect(await gateway.client.data(UPDATE, { input })).toMatchObject({
      updateContactAttributes: { __typename: 'UpdateContactAttributesSuccess' },
    });
    const changes = world.upstream.operations().filter((name) => name.startsWith('Update'));
    expect(changes).toHaveLength(1);
    const changed = { ...input, remove: ['key0'] };
    expect(await gateway.client.data(UPDATE, { input: changed })).toMatchObject({
      updateContactAttributes: { __typename: 'ContactIdempotencyConflictError' },
    });
  } finally {
    await rm(folder, { recursive: true });
  }
});
