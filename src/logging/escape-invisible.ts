/**
 * All that terminals, editors or readers of lines may act on without showing it: control characters (U+0085 among them),
 * the separators of lines and paragraphs, and formats, such as those that reverse the direction of text. None is part of
 * JSON's own syntax, but the line feed.
 */
const INVISIBLE = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/**
 * Spells what is not visible as JSON does: `\u2028`. Parsers get equal texts, and readers see all of them. Line feeds stay,
 * since in JSON they are outside of texts.
 */
export function escapeInvisible(text: string): string {
  return text.replace(INVISIBLE, (character) =>
    // Of UTF-16, as JSON has it: some take two.
    character
      .split('')
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join(''),
  );
}
