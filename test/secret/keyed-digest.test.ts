import { createHmac, hkdfSync } from 'node:crypto';
import { inspect } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { type DigestLabel, keyedDigest } from '../../src/secret/keyed-digest.ts';

const SECRET = 'known-to-all-replicas';
const LABELS: readonly DigestLabel[] = [
  'caller',
  'directory-entry',
  'transfer-token',
  'operation-token',
  'operation-input',
  'operation-fact',
];

describe('a keyed digest', () => {
  test.each(LABELS)('of a %s is an HMAC under a key that HKDF derives for it', (label) => {
    const key = hkdfSync('sha256', SECRET, '', `contact-gateway digest ${label}`, 32);
    const expected = createHmac('sha256', Buffer.from(key)).update('203.0.113.7').digest();

    const digest = keyedDigest(SECRET, label)('203.0.113.7');

    expect(digest).toBe(expected.toString('base64url'));
    expect(digest).toMatch(/^[\w-]{43}$/);
  });

  test('is the same for all holders of the secret, and different for each text, use and secret', () => {
    const digests = [SECRET, `${SECRET}2`].flatMap((secret) =>
      LABELS.flatMap((label) => ['', 'a', 'b', 'ä'].map(keyedDigest(secret, label))),
    );

    expect(new Set(digests).size).toBe(2 * LABELS.length * 4);
    expect(keyedDigest(SECRET, 'caller')('a')).toBe(keyedDigest(SECRET, 'caller')('a'));
  });

  test('prints neither the secret nor a key', () => {
    const digest = keyedDigest(SECRET, 'caller');

    expect(inspect(digest, { depth: 9, showHidden: true })).not.toContain(SECRET);
    expect(digest.toString()).not.toContain(SECRET);
  });
});
