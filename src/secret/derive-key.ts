import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';

/**
 * A 256-bit key of its own for one use, by HKDF-SHA256. No key tells anything of another, or of the secret. A
 * `KeyObject` keeps its bytes out of logs: it prints none of them.
 */
export function deriveKey(secret: string, use: string): KeyObject {
  return createSecretKey(Buffer.from(hkdfSync('sha256', secret, '', `contact-gateway ${use}`, 32)));
}
