import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { deriveKey } from './derive-key.ts';

const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Encrypts texts that are stored outside the gateway. */
export interface TextSeal {
  /** @param name the name the text is stored under: it cannot be decrypted under another one. */
  seal(text: string, name: string): string;
  /** The text; `undefined` when it was not encrypted with this secret under this name, or was changed since. */
  open(sealed: string, name: string): string | undefined;
}

/**
 * AES-256-GCM in base64url. Each name has its own key, so that a random nonce never occurs twice with one key, and so
 * that the content of one entry cannot replace that of another.
 *
 * @param secret `GATEWAY_SECRET`. After a change, texts that were encrypted before can no longer be decrypted.
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
