import { expect, test } from '@jest/globals';
import { startEmulator } from '../../src/emulator/emulator.ts';
import { readBlocks, shellWords, withoutRandom } from '../support/docs.ts';
import { awsConnect } from './aws.ts';

test('the documented transfer by the aws command works', async () => {
  const blocks = await readBlocks('docs/emulator.md');
  const index = blocks.findIndex(({ text }) => text.startsWith('aws connect '));
  const [, , ...words] = shellWords(blocks[index]?.text ?? '');
  const emulator = await startEmulator();

  const { answer, stderr } = await awsConnect(
    emulator.url,
    ...words.map((word) => word.replace('http://127.0.0.1:4010', emulator.url)),
  );
  await emulator.close();

  expect({ answer: withoutRandom(answer), stderr }).toStrictEqual({
    answer: withoutRandom(JSON.parse(blocks[index + 1]?.text ?? '')),
    stderr: '',
  });
});

test('the documented commands list the instance and its flows', async () => {
  const blocks = await readBlocks('docs/deployment/aws.md');
  const emulator = await startEmulator();

  const listed = [];
  const documented = [];
  for (const [index, { label, text }] of blocks.entries()) {
    if (label !== 'aws-cli') continue;
    const [, , ...words] = shellWords(text);
    listed.push(await awsConnect(emulator.url, ...words));
    documented.push(JSON.parse(blocks[index + 1]?.text ?? '') as unknown);
  }
  await emulator.close();

  expect(listed).toHaveLength(2);
  expect(listed).toMatchObject(documented.map((answer) => ({ answer, stderr: '' })));
});
