import type { Random } from '../../../../../harness/chaos/plan/random.ts';

const BITS = [
  '{',
  '}',
  '(',
  '[',
  '"',
  '"""',
  '\\',
  '#',
  '...',
  '@',
  '$',
  ':',
  '\n',
  '\u0000',
  '\uFEFF',
  '\ud83d',
  ' ',
] as const;

/** A text that was cut, doubled, shuffled or overwritten, several times. */
export function mutate(random: Random, text: string, other: string): string {
  let result = text;
  for (let count = random.magnitude(1, 12); count > 0; count -= 1) {
    const from = random.int(0, result.length);
    const to = random.int(from, Math.min(result.length, from + random.magnitude(1, 4_000)));
    const [before, chunk, after] = [
      result.slice(0, from),
      result.slice(from, to),
      result.slice(to),
    ];
    switch (random.int(0, 5)) {
      case 0:
        result = before + after;
        break;
      case 1:
        result = before + chunk + random.pick(BITS).repeat(random.magnitude(1, 200)) + after;
        break;
      case 2:
        // As many copies as fit into the size limit.
        result =
          before +
          chunk.repeat(random.magnitude(1, Math.max(1, 200_000 / (chunk.length + 1)))) +
          after;
        break;
      case 3:
        result = before + other.slice(0, random.int(0, other.length)) + after;
        break;
      case 4:
        result = after + chunk + before;
        break;
      default:
        result = before + chunk.split('').reverse().join('') + after;
    }
    result = result.slice(0, 240_000);
  }
  return result;
}
