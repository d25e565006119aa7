import { describe, expect, test } from '@jest/globals';
import { textSeal } from '../../src/secret/text-seal.ts';

const SECRET = 'known-to-all-replicas';
const seals = textSeal(SECRET);

describe('an encrypted text', () => {
  test.each(['', 'Amara Okafor', '{"name":"Zürich 🙂"}', 'x'.repeat(100_000)])(
    'is decrypted under its name by every holder of the secret: %#',
    (text) => {
      expect(textSeal(SECRET).open(seals.seal(text, 'name'), 'name')).toBe(text);
    },
  );

  test('reveals nothing about the text, not even that it equals an earlier one', () => {
    const sealed = [seals.seal('Amara Okafor', 'name'), seals.seal('Amara Okafor', 'name')];

    expect(sealed[0]).not.toBe(sealed[1]);
    for (const text of sealed) {
      expect(text).toMatch(/^[\w-]+$/);
      expect(Buffer.from(text, 'base64url').toString('latin1')).not.toContain('Amara');
    }
  });

  test('is decrypted neither under another name nor with another secret', () => {
    const sealed = seals.seal('Amara Okafor', 'name');

    expect(seals.open(sealed, 'name2')).toBeUndefined();
    expect(textSeal(`${SECRET}2`).open(sealed, 'name')).toBeUndefined();
  });

  test('is not decrypted when any part of it was changed', () => {
    const bytes = Buffer.from(seals.seal('Amara Okafor', 'name'), 'base64url');
    const changed = [...bytes].map((byte, index) => {
      const copy = Buffer.from(bytes);
      copy[index] = byte ^ 1;
      return copy.toString('base64url');
    });
    const shortened = [...bytes].map((_, length) =>
      bytes.subarray(0, length).toString('base64url'),
    );

    const opened = [...changed, ...shortened, '{"name":"b"}', 'ä'.repeat(80)].map((text) =>
      seals.open(text, 'name'),
    );
    expect(opened.filter((text) => text !== undefined)).toStrictEqual([]);
  });
});
