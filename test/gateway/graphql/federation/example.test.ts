import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { openSocket } from '../../../support/raw-http.ts';
import { readBlocks } from '../../../support/docs.ts';

test('the example starts by one command, answers as docs/federation.md shows, and stops cleanly', async () => {
  const path = fileURLToPath(new URL('../../../../examples/supergraph/main.ts', import.meta.url));
  const child = spawn(process.execPath, [path, '--port', '0']);
  const closed = once(child, 'close');
  const printed = { stdout: '', stderr: '' };
  child.stderr.on('data', (text) => (printed.stderr += String(text)));
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (text) => {
      printed.stdout += String(text);
      const found = /^supergraph +(\S+)$/m.exec(printed.stdout)?.[1];
      if (found !== undefined) resolve(found);
    });
    child.once('close', () => {
      reject(new Error(`The example ended: ${printed.stderr}`));
    });
  });
  const blocks = await readBlocks('docs/federation.md');
  const example = blocks.findIndex(({ label }) => label === 'supergraph');

  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: blocks[example]?.text }),
  });
  const answer: unknown = await response.json();
  const silent = await openSocket(url);
  child.kill('SIGTERM');
  const [code] = (await closed) as [number | null];
  silent.destroy();

  expect(answer).toStrictEqual(JSON.parse(blocks[example + 1]?.text ?? ''));
  expect({ code, ...printed }).toStrictEqual({
    code: 0,
    stdout: expect.stringMatching(/The supergraph stops\n$/),
    stderr: '',
  });
  await expect(fetch(url)).rejects.toThrow();
});
