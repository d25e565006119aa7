/** Inherited members of JavaScript objects. */
export const OWN_NAMES: readonly string[] = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'then',
  '__typename',
];

/** Text that breaks lines, logs, terminals, URLs, or code that counts its characters. */
export const ABSURD_TEXTS: Readonly<Record<string, string>> = {
  NUL: 'a\0b',
  'a line of its own': 'a\r\n{"level":60,"msg":"forged"}',
  'colours of a terminal': '\u001b[31mred\u001b[0m',
  'a line separator': 'a\u2028b',
  'text from right to left': '\u202egnp.exe',
  'no width': '\u200b\ufeff',
  'an emoji': '👩‍👩‍👧‍👦',
  'a letter with fifty accents': `a${'\u0301'.repeat(50)}`,
  'a path': '../../users',
  'an encoded path': '%2e%2e%2f',
  'a query string': '?a=1#b',
};
