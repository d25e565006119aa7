import { expect, test } from '@jest/globals';
import { readPage } from '../support/docs.ts';
import { startDefaultWorld } from './support/default-world.ts';

const contactOf = (id: string): string => `60000000-0000-4000-8000-0000000000${id}`;
const queueId = '20000000-0000-4000-8000-000000000002';

/** The rows of the table under a heading, by their cells. */
async function rowsOf(heading: string): Promise<string[][]> {
  const [, section = ''] = (await readPage('docs/sample-data.md')).split(`\n## ${heading}\n`);
  const rows = section.split('\n## ')[0]?.match(/^\| `\d+` \|.*$/gm) ?? [];
  return rows.map((row) => row.split('|').map((cell) => cell.replaceAll('`', '').trim()));
}

/** How a task that a user is sent is at the user. */
async function transferTo(userId: string): Promise<string> {
  await using world = await startDefaultWorld();
  const query = `mutation ($input: TransferContactInput!) {
    transferContact(input: $input) { ... on TransferContactSuccess { contact { active agentId } } }
  }`;
  const input = { contactId: contactOf('01'), target: { userId } };
  const { transferContact } = await world.client.data(query, { input });
  const { contact } = transferContact as { contact: { active: boolean; agentId: string | null } };
  expect(contact.active).toBe(true);
  return contact.agentId === userId ? 'accepted at once' : 'waits';
}

/** Sends each transfer to a gateway that has just started, and returns the types of their results. */
async function resultsOf(inputs: readonly object[]): Promise<string[]> {
  await using world = await startDefaultWorld();
  const results = [];
  for (const input of inputs) {
    const query = `mutation ($input: TransferContactInput!) { transferContact(input: $input) { __typename } }`;
    const { transferContact } = await world.client.data(query, { input });
    results.push((transferContact as { readonly __typename: string }).__typename);
  }
  return results;
}

/** The result that a cell promises. */
const promised = (cell = ''): string =>
  cell.startsWith('succeeds') ? 'TransferContactSuccess' : cell.replace(/,.*/, '');

test('each contact of the built-in contact centre is transferred, or is not, as its row says', async () => {
  const rows = await rowsOf('Contacts');

  const results = await resultsOf(
    rows.map(([, id = '']) => ({ contactId: contactOf(id), target: { queueId } })),
  );

  expect(rows).toHaveLength(12);
  expect(results).toStrictEqual(rows.map(([, , , cell]) => promised(cell)));
});

test('each user accepts a task at once, or it waits, as its row says', async () => {
  const rows = await rowsOf('Users');

  const outcomes = [];
  for (const [, id = ''] of rows) {
    outcomes.push(await transferTo(`30000000-0000-4000-8000-00000000000${id}`));
  }

  expect(rows).toHaveLength(5);
  expect(outcomes).toStrictEqual(rows.map(([, , , , cell]) => cell));
});

test('each quick connect leads to a target, or does not, as its row says', async () => {
  const rows = await rowsOf('Quick connects');
  const tasks = ['01', '02', '03', '09', '10', '12'];

  const results = await resultsOf(
    rows.map(([, id = ''], index) => ({
      contactId: contactOf(tasks[index] ?? ''),
      target: { quickConnectId: `70000000-0000-4000-8000-00000000000${id}` },
    })),
  );

  expect(rows).toHaveLength(6);
  expect(results).toStrictEqual(rows.map(([, , , , cell]) => promised(cell)));
});

test('each flow takes transfers, or does not, as its row says', async () => {
  const rows = await rowsOf('Flows');
  const tasks = ['01', '02', '03', '09'];

  const results = await resultsOf(
    rows.map(([, id = ''], index) => ({
      contactId: contactOf(tasks[Math.min(index, 3)] ?? ''),
      target: { queueId },
      contactFlowId: `50000000-0000-4000-8000-0000000000${id}`,
    })),
  );

  expect(rows).toHaveLength(11);
  const takes = results.map((result) => (result === 'TransferContactSuccess' ? 'yes' : 'no'));
  expect(takes).toStrictEqual(rows.map(([, , , cell]) => cell));
});
