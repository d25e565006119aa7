/**
 * All characters that terminals, editors or line readers may interpret without showing them: control characters (U+0085
 * among them), line and paragraph separators, and format characters, such as those that reverse the direction of text. None
 * is part of JSON's syntax, except for the line feed.
 */
const INVISIBLE = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/**
 * Escapes invisible characters as JSON does: `\u2028`. Parsers get equal text, and readers see all of it. Line feeds
 * are kept, since in JSON they are outside of strings.
 */
export function escapeInvisible(text: string): string {
  return text.replace(INVISIBLE, (character) =>
    // In units of UTF-16, as in JSON: some characters take two.
    character
      .split('')
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join(''),
  );
}
