import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';

/**
 * Derives a 256-bit key for one use, by HKDF-SHA256. No key reveals anything about another, or about the secret. A
 * `KeyObject` keeps its bytes out of logs, since it does not print them.
 */
export function deriveKey(secret: string, use: string): KeyObject {
  return createSecretKey(Buffer.from(hkdfSync('sha256', secret, '', `contact-gateway ${use}`, 32)));
}
