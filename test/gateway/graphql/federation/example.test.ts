import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { readBlocks, shellWords } from '../../../support/docs.ts';
import { openSocket } from '../../../support/raw-http.ts';

test('the example starts by one command, answers as the documentation shows, and stops cleanly', async () => {
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

  const answers = [];
  const documented = [];
  for (const page of ['docs/federation.md', 'docs/guides/federate-the-gateway.md']) {
    const blocks = await readBlocks(page);
    const index = blocks.findIndex(({ label }) => label === 'supergraph');
    const [example, answer] = blocks.slice(index, index + 2);
    const { language, text = '' } = example ?? {};
    const body =
      language === 'graphql' ? JSON.stringify({ query: text }) : (shellWords(text).at(-1) ?? '');
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(url, { method: 'POST', headers, body });
    answers.push(await response.json());
    documented.push(JSON.parse(answer?.text ?? '') as unknown);
  }
  const silent = await openSocket(url);
  child.kill('SIGTERM');
  const [code] = (await closed) as [number | null];
  silent.destroy();

  expect(answers).toStrictEqual(documented);
  expect({ code, ...printed }).toStrictEqual({
    code: 0,
    stdout: expect.stringMatching(/The supergraph stops\n$/),
    stderr: '',
  });
  await expect(fetch(url)).rejects.toThrow();
});
