import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { deriveKey } from './derive-key.ts';

const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Encrypts texts that others keep for the gateway. */
export interface TextSeal {
  /** @param name what the text is kept under: under another name it cannot be opened. */
  seal(text: string, name: string): string;
  /** The text; `undefined` when it was not sealed with this secret under this name, or was changed since. */
  open(sealed: string, name: string): string | undefined;
}

/**
 * AES-256-GCM in base64url. Each name has a key of its own, so that a random nonce never comes twice for one key; and
 * so that what one entry holds cannot be put in the place of another.
 *
 * @param secret `GATEWAY_SECRET`. With another one nothing can be opened: what was sealed before is forgotten.
 */
export function textSeal(secret: string): TextSeal {
  const key = deriveKey(secret, 'seal');
  const keyOf = (name: string): Buffer => createHmac('sha256', key).update(name).digest();
  return {
    seal(text, name) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv(CIPHER, keyOf(name), iv, { authTagLength: TAG_BYTES });
      const encrypted = [cipher.update(text, 'utf8'), cipher.final()];
      return Buffer.concat([iv, cipher.getAuthTag(), ...encrypted]).toString('base64url');
    },
    open(sealed, name) {
      const bytes = Buffer.from(sealed, 'base64url');
      if (bytes.length < IV_BYTES + TAG_BYTES) return undefined;
      const iv = bytes.subarray(0, IV_BYTES);
      const decipher = createDecipheriv(CIPHER, keyOf(name), iv, { authTagLength: TAG_BYTES });
      decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
      const encrypted = bytes.subarray(IV_BYTES + TAG_BYTES);
      try {
        return Buffer.concat([decipher.update(encrypted), decipher.final()]).toString('utf8');
      } catch {
        return undefined;
      }
    },
  };
}
