/** The path of a request target, without its query string. */
export function pathOf(target: string): string {
  return target.split('?', 1)[0] ?? '';
}

/** The query string of a request target, with its question mark; empty when there is none. */
export function queryStringOf(target: string): string {
  const start = target.indexOf('?');
  return start === -1 ? '' : target.slice(start);
}
