/** The query string of a request's target, with its question mark; empty when there is none. */
export function queryStringOf(target: string): string {
  const start = target.indexOf('?');
  return start === -1 ? '' : target.slice(start);
}
