import type { LogLine } from '../../chaos/world/gateway-process.ts';
import type { Exchange } from '../load/load.ts';

/** What is known of a wrong answer. */
export function evidenceOf(
  { kind, requestId, milliseconds }: Exchange,
  wrong: string,
  log: readonly LogLine[],
): string {
  return [
    `WRONG: ${kind}, ${requestId}, after ${milliseconds.toFixed(0)} ms`,
    `  ${wrong}`,
    '  what the gateway logged:',
    ...log.map((line) => `    ${JSON.stringify(line)}`),
    '',
  ].join('\n');
}
