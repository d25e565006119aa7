import { createHash } from 'node:crypto';

/**
 * A short string that is the same for the same query. What is `null` or absent makes no difference, nor does the order
 * of members; the order of lists does.
 *
 * @param kind what is listed, such as `contacts`.
 * @param parameters all that decides which entries the list has, and in which order.
 */
export function fingerprint(kind: string, parameters: object): string {
  const text = JSON.stringify([kind, parameters], normalise);
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}

function normalise(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== null && member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
