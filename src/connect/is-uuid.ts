const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Whether a text has the form of Connect's ids. Its model asks for no more than lengths, so what has another form is not
 * refused here; but operations answer it with a rejection that others give no cause for.
 */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}
