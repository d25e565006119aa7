import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { utimes } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';

const MAIN = new URL('../../src/main-emulator.ts', import.meta.url);

test('npm run dev restarts what it runs when a source changes, and ends with it', async () => {
  const path = fileURLToPath(new URL('../../tools/dev.ts', import.meta.url));
  const dev = spawn(process.execPath, [path, 'main-emulator'], {
    env: { EMULATOR_PORT: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(dev, 'close');
  const pids = new Set<unknown>();
  let stderr = '';
  dev.stderr.on('data', (text) => (stderr += String(text)));

  for await (const text of createInterface(dev.stdout)) {
    const { url, pid } = JSON.parse(text) as { readonly url?: string; readonly pid: number };
    if (url === undefined) continue;
    pids.add(pid);
    if (pids.size === 2) break;
    await utimes(MAIN, new Date(), new Date());
  }
  dev.kill('SIGTERM');

  expect(await ended).toStrictEqual([0, null]);
  expect(stderr).toBe('dev: main-emulator.ts changed\n');
  expect(Array.from(pids, (pid) => lives(Number(pid)))).toStrictEqual([false, false]);
});

function lives(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
