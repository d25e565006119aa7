import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readPage } from '../support/docs.ts';
import { CONTACTS, QUEUES, QUICK_CONNECTS, UNKNOWN_ID } from '../support/ids.ts';
import { exception } from '../support/recording-proxy.ts';
import { startWorld, type World } from '../support/world.ts';

const page = await readPage('docs/deployment/aws.md');

/** The cells of the row of a request: with all statements of the policy, and without the reads. */
function cellsOf(request: string): string[] {
  const row = page.split('\n').find((line) => line.startsWith(`| ${request} |`));
  return (row ?? '').split('|').slice(2, 4);
}

const transfer = (contactId: string, target: string): string => `mutation {
  transferContact(input: { contactId: "${contactId}", target: { ${target} } }) {
    __typename
    ... on TransferContactSuccess { contact { name } }
    ... on ContactResourceNotFoundError { resourceId }
  }
}`;
const toBilling = `queueId: "${QUEUES.billing}"`;

/** Every operation but the transfer is rejected, as without the statement that allows it. */
function denyReads({ upstream }: World): void {
  upstream.answerBy(({ operation }) =>
    operation === 'TransferContact' ? undefined : exception('AccessDeniedException', 403),
  );
}

let all: World;
let withoutReads: World;
beforeAll(async () => {
  [all, withoutReads] = await Promise.all([startWorld(), startWorld()]);
  denyReads(withoutReads);
});
afterAll(async () => {
  await Promise.all([all[Symbol.asyncDispose](), withoutReads[Symbol.asyncDispose]()]);
});

test.each([
  ['transfer of an ended contact', transfer(CONTACTS.endedTask, toBilling)],
  ['transfer of a call', transfer(CONTACTS.voice, toBilling)],
  ['transfer to an unknown queue', transfer(CONTACTS.urgentTask, `queueId: "${UNKNOWN_ID}"`)],
  ['a twelfth transfer', transfer(CONTACTS.transferredElevenTimes, toBilling)],
  [
    'transfer to a quick connect',
    transfer(CONTACTS.urgentTask, `quickConnectId: "${QUICK_CONNECTS.billing}"`),
  ],
])('without the reads of the policy: %s', async (request, query) => {
  const results = [];
  for (const { client } of [all, withoutReads]) {
    const { transferContact } = await client.data(query);
    results.push(transferContact);
  }

  const expected = cellsOf(request).map((cell) => ({
    __typename: /`(\w+)`/.exec(cell)?.[1],
    ...(cell.includes('names the queue') && { resourceId: UNKNOWN_ID }),
    ...(cell.includes('without the resource') && { resourceId: null }),
  }));
  expect(expected).toHaveLength(2);
  expect(results).toMatchObject(expected);
});

test('without the reads of the policy, a transfer to a queue succeeds, and nothing can be read', async () => {
  const transferred = await withoutReads.client.send(transfer(CONTACTS.unassignedTask, toBilling));
  const read = await withoutReads.client.send(`{ contact(id: "${CONTACTS.voice}") { name } }`);

  expect(transferred).toMatchObject({
    data: { transferContact: { __typename: 'TransferContactSuccess', contact: null } },
    errors: [{ extensions: { code: 'UPSTREAM_ACCESS_DENIED' } }],
  });
  expect(read).toMatchObject({
    data: { contact: null },
    errors: [{ extensions: { code: 'UPSTREAM_ACCESS_DENIED' } }],
  });
});
