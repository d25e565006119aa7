import { expect, test } from '@jest/globals';
import { readPage } from '../support/docs.ts';
import { spawnEntry, urlOf } from '../support/spawned.ts';

const contactOf = (id: string): string => `60000000-0000-4000-8000-0000000000${id}`;
const queueId = '20000000-0000-4000-8000-000000000002';

/** The rows of the table under a heading, by their cells. */
async function rowsOf(heading: string): Promise<string[][]> {
  const [, section = ''] = (await readPage('docs/sample-data.md')).split(`\n## ${heading}\n`);
  const rows = section.split('\n## ')[0]?.match(/^\| `\d+` \|.*$/gm) ?? [];
  return rows.map((row) => row.split('|').map((cell) => cell.replaceAll('`', '').trim()));
}

/** Sends each transfer to a gateway that has just started, and returns the types of their results. */
async function resultsOf(inputs: readonly object[]): Promise<string[]> {
  await using gateway = spawnEntry('main', { PORT: '0' });
  const url = await urlOf(gateway);
  const results = [];
  for (const input of inputs) {
    const query = `mutation ($input: TransferContactInput!) { transferContact(input: $input) { __typename } }`;
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables: { input } }),
    });
    const { data } = (await response.json()) as {
      readonly data: { readonly transferContact: { readonly __typename: string } };
    };
    results.push(data.transferContact.__typename);
  }
  gateway.kill('SIGTERM');
  await gateway.ended;
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
