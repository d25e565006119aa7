import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { CONTACT_OPERATIONS } from '../../src/contacts/available-operations/contact-operation.enum.ts';

const PAGE = fileURLToPath(new URL('../../docs/api/availability.md', import.meta.url));

test('the page about what is possible has what a contact denies of each operation on it', () => {
  const [, section = ''] = readFileSync(PAGE, 'utf8').split('## What a contact alone denies');
  const firstCells = [...section.matchAll(/^\| (`[^|]+`) \|/gm)].map(([, cell = '']) => cell);
  const named = firstCells.flatMap((cell) => cell.replaceAll('`', '').split(', '));

  expect(named.sort()).toStrictEqual(CONTACT_OPERATIONS.map(({ mutation }) => mutation).sort());
});
