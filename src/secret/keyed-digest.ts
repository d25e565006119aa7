import { createHmac } from 'node:crypto';
import { deriveKey } from './derive-key.ts';

/** The uses of digests. Each has its own key, so that equal texts of two uses cannot be recognized as equal. */
export type DigestLabel =
  /** A caller whose requests are counted: a subject and its issuer, or an address. */
  | 'caller'
  /** A key of the directory cache: an id, or a request with a search text. */
  | 'directory-entry'
  /** A client token, with the request that it was sent for. */
  | 'transfer-token'
  /** A client token of another operation, with its caller. */
  | 'operation-token'
  /** The input that a client token was sent with. */
  | 'operation-input'
  /** A part of a contact's state, such as a tag, that an operation was sent to bring about. */
  | 'operation-fact';

/**
 * Digests of texts that only holders of the secret can compute: HMAC-SHA256 in base64url, 43 characters. Without the
 * secret no guess can be confirmed, which a plain hash of an address, a name or a token would allow.
 *
 * @param secret `GATEWAY_SECRET`. After a change all digests differ: entries stored under the old ones are no longer
 * found.
 */
export function keyedDigest(secret: string, label: DigestLabel): (text: string) => string {
  const key = deriveKey(secret, `digest ${label}`);
  return (text) => createHmac('sha256', key).update(text).digest('base64url');
}
