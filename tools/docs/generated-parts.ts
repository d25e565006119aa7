/** Parts of a page by their names. Each stands between two comments of the page, with an empty line on either side. */
export type Parts = Readonly<Record<string, string>>;

const PLACE = /<!-- (.+), by npm run docs -->\n.*?<!-- end of \1 -->/gs;

/**
 * A page with its generated parts as they should be.
 *
 * @throws an error when the page lacks a part, has one twice, or has an unknown one.
 */
export function withParts(page: string, parts: Parts): string {
  const places = [...page.matchAll(PLACE)].map(([, name = '']) => name);
  const missing = Object.keys(parts).filter((name) => !places.includes(name));
  const unknown = places.filter((name, at) => !(name in parts) || places.indexOf(name) !== at);
  if (missing.length > 0) throw new Error(`The page has no place for: ${missing.join(', ')}`);
  if (unknown.length > 0) throw new Error(`The page has too many places: ${unknown.join(', ')}`);
  return page.replaceAll(PLACE, (_, name: string) => {
    const begin = `<!-- ${name}, by npm run docs -->`;
    return [begin, '', parts[name], '', `<!-- end of ${name} -->`].join('\n');
  });
}
