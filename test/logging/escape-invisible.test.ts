import { readFile } from 'node:fs/promises';
import { describe, expect, test } from '@jest/globals';
import { createFileAuditLog } from '../../src/audit/file-audit-log.ts';
import { readIntents } from '../../src/contacts/operations/kit/unfinished-intents.ts';
import { escapeInvisible } from '../../src/logging/escape-invisible.ts';
import { createFolder } from '../audit/support/folder.ts';
import { intent } from '../audit/support/records.ts';

const range = (from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index));

/** Each kind with its characters. */
const INVISIBLE: readonly (readonly [name: string, characters: readonly string[]])[] = [
  ['controls of ASCII', [...range(0x00, 0x1f), '\u007f']],
  ['controls of Latin 1, the next line among them', range(0x80, 0x9f)],
  ['separators of lines and paragraphs', ['\u2028', '\u2029']],
  [
    'marks of direction',
    ['\u061c', '\u200e', '\u200f', ...range(0x202a, 0x202e), ...range(0x2066, 0x2069)],
  ],
  ['characters without width', ['\u00ad', '\u200b', '\u200c', '\u200d', '\u2060', '\ufeff']],
  ['annotations and tags', ['\ufff9', '\ufffb', '\u{e0001}', '\u{e0041}', '\u{1d173}']],
  ['halves of surrogates', ['\ud800', '\udfff']],
];
const ALL = INVISIBLE.flatMap(([, characters]) => characters).join('-');

describe('JSON without invisible characters', () => {
  test.each(INVISIBLE)('shows %s, and is parsed to an equal value', (_, characters) => {
    for (const character of characters) {
      const value = { [`key${character}`]: `a${character}b` };
      const json = escapeInvisible(JSON.stringify(value));

      expect(json).toMatch(/^[\x20-\x7e]+$/);
      expect(JSON.parse(json)).toStrictEqual(value);
    }
  });

  test('leaves what is visible as it is', () => {
    const json = JSON.stringify({ name: 'Åsa 李 🚚 \\ " / e\u0301', list: [1.5, null, true] });

    expect(escapeInvisible(json)).toBe(json);
  });

  test('spells the pairs of UTF-16 as JSON does, and leaves line feeds outside of texts', () => {
    expect(escapeInvisible('a\u2028b\u{e0041}c\nd')).toBe('a\\u2028b\\udb40\\udc41c\nd');
  });
});

describe('the audit log', () => {
  test('shows what callers could hide in a token or a name, and returns it unchanged', async () => {
    await using folder = await createFolder();
    const path = folder.file('audit.jsonl');
    const text = ALL.toWellFormed();
    const sent = intent({
      clientToken: text,
      caller: { address: '::1', issuer: text, subject: text, clientId: text },
    });
    await createFileAuditLog(path).append(sent);

    const { signal } = new AbortController();
    expect(await readFile(path, 'utf8')).toMatch(/^[\x20-\x7e\ufffd]+\n$/);
    expect(await readIntents(path, [sent.id], signal)).toStrictEqual([sent]);
  });
});
