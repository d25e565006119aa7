const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Whether a text has the form of Connect's ids. Its model limits only their length, so other forms are not
 * rejected here; but operations reject such ids in different ways.
 */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}
