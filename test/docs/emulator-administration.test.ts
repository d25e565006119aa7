import { afterEach, expect, test } from '@jest/globals';
import { admin } from '../emulator/support/admin.ts';
import { closeEmulators, start } from '../emulator/support/wire.ts';
import { readBlocks, shellWords, withoutRandom } from '../support/docs.ts';

afterEach(closeEmulators);

const BASE = 'http://127.0.0.1:4010/_emulator/';

interface Example {
  readonly path: string;
  /** Nothing for a GET. */
  readonly body: string | undefined;
  readonly answer: unknown;
}

/** The commands of a page with a label, each with the answer that follows it. */
async function examplesOf(page: string, label: string): Promise<Example[]> {
  const blocks = await readBlocks(page);
  return blocks.flatMap((block, index) => {
    if (block.label !== label) return [];
    const words = shellWords(block.text);
    const url = words.find((word) => word.startsWith(BASE));
    const data = words.find((_, at) => words[at - 1] === '-d');
    const answer: unknown = JSON.parse(blocks[index + 1]?.text ?? 'null');
    const isPost = data !== undefined || words.includes('POST');
    const isJson = words.includes('content-type: application/json');
    expect([block.text, isJson]).toStrictEqual([block.text, isPost]);
    return [
      { path: url?.slice(BASE.length) ?? '', body: isPost ? (data ?? '') : undefined, answer },
    ];
  });
}

test.each([
  { page: 'docs/emulator-administration.md', label: 'admin', count: 14 },
  { page: 'docs/emulator.md', label: 'faults', count: 1 },
])('$page shows requests with their answers, in its order', async ({ page, label, count }) => {
  const emulator = await start();
  const examples = await examplesOf(page, label);
  expect(examples).toHaveLength(count);
  for (const { path, body, answer } of examples) {
    const { status, body: given } = await admin(emulator, path, body);
    expect([path, status, withoutRandom(given)]).toStrictEqual([path, 200, withoutRandom(answer)]);
  }
});
