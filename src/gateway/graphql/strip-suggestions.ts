/** How graphql-js begins the last sentence of a message, when names in the schema are like one that is not. */
const SUGGESTION = ' Did you mean ';

/**
 * A message of graphql-js without the names that it suggests: they are how a schema that cannot be asked for is found
 * out. Takes time in proportion to the message's length, whatever a caller has put into it.
 */
export function stripSuggestions(message: string): string {
  const start = message.endsWith('?') ? message.lastIndexOf(SUGGESTION) : -1;
  return start < 0 ? message : message.slice(0, start);
}
