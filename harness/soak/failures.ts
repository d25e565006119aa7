import { growthOf, MEMORY } from './measure/growth.ts';
import { GIVEN_BACK } from './measure/wait-for-release.ts';
import type { SoakOptions } from './options.ts';
import type { SoakResults } from './results.ts';

/** How much memory may grow after the warm-up, in MB a minute. */
const MAX_GROWTH = 1;
const DOCUMENTS_A_MINUTE = 100_000 / 30;
/** Storms ask for more than Connect has; all else has to get through, or the load proves little. */
const MAX_THROTTLED = 0.1;
/** A busy machine may hold up a call for seconds. */
const MAX_UNAVAILABLE = 0.01;
const MAX_EVIDENCE = 10;

/** Which promises a run has broken; empty when all went well. */
export function failuresOf(
  { minutes, warmUpMinutes }: Pick<SoakOptions, 'minutes' | 'warmUpMinutes'>,
  results: SoakResults,
): string[] {
  const { start, samples, end, requests, newDocuments, throttled, unavailable, wrong } = results;
  const { errorLines, stderr, ending, auditFailures } = results;
  const growing = MEMORY.flatMap((memory) => {
    const growth = growthOf(samples, warmUpMinutes, memory);
    return growth === undefined || growth < MAX_GROWTH
      ? []
      : [`${memory} grew by ${growth.toFixed(2)} MB a minute`];
  });
  const kept = GIVEN_BACK.filter((name) => end[name] > start[name]).map(
    (name) => `${name} were ${start[name]} at the start, and are ${end[name]} after the load`,
  );
  const when = (isFailure: boolean, failure: string): string[] => (isFailure ? [failure] : []);
  return [
    ...growing,
    ...kept,
    ...when(wrong > 0, `${wrong} answers were wrong`),
    ...when(
      newDocuments < Math.floor(DOCUMENTS_A_MINUTE * minutes),
      `only ${newDocuments} documents were sent`,
    ),
    ...when(throttled > MAX_THROTTLED * requests, `${throttled} requests were throttled`),
    ...when(
      unavailable > MAX_UNAVAILABLE * requests,
      `${unavailable} requests were answered with outages`,
    ),
    ...errorLines.slice(0, MAX_EVIDENCE).map((line) => `the log has an error: ${line}`),
    ...when(stderr !== '', `the gateway wrote to stderr: ${stderr}`),
    ...when(ending.code !== 0, `the gateway ended with ${String(ending.code ?? ending.signal)}`),
    ...auditFailures.slice(0, MAX_EVIDENCE),
  ];
}
