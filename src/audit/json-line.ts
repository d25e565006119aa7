/**
 * All that terminals, editors or readers of lines may act on without showing it: control characters (U+0085 among them),
 * the separators of lines and paragraphs, and formats, such as those that reverse the direction of text. None is part of
 * JSON's own syntax, but the line feed.
 */
const INVISIBLE = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** A value as one line of JSON, with its line feed. Whoever parses it gets equal texts; whoever looks at it sees them all. */
export function jsonLine(value: unknown): string {
  return `${escapeInvisible(JSON.stringify(value))}\n`;
}

/** Spells what is not visible in a text as JSON does: `\u2028`. Line feeds stay, since in JSON they are outside of texts. */
export function escapeInvisible(text: string): string {
  return text.replace(INVISIBLE, (character) =>
    // Of UTF-16, as JSON has it: some take two.
    character
      .split('')
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join(''),
  );
}
