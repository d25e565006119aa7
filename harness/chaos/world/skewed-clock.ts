import type { ForwardedAnswer } from '../../../test/support/exchange.ts';

/** The `Date` of an answer whose sender's clock is so far ahead. */
export function skewedDate(skewMs: number, at = Date.now()): string {
  return new Date(at + skewMs).toUTCString();
}

/** An answer of Connect as it would be if its clock were so far ahead: with another `Date`, and other times in its body. */
export function skewAnswer(answer: ForwardedAnswer, skewMs: number): ForwardedAnswer {
  const { headers, body } = answer;
  const date = skewedDate(skewMs, Date.parse(headers.date ?? ''));
  if (body.length === 0) return { ...answer, headers: { ...headers, date } };
  const skewed = skewTimes(JSON.parse(body.toString()), skewMs / 1_000);
  const written = Buffer.from(JSON.stringify(skewed));
  return {
    ...answer,
    headers: { ...headers, date, 'content-length': String(written.length) },
    body: written,
  };
}

/**
 * Connect writes times as seconds since 1970, in members that say so by their names. The time that a task is scheduled for
 * is a caller's: no clock shows it.
 */
function skewTimes(value: unknown, skewSeconds: number): unknown {
  if (Array.isArray(value)) return value.map((item) => skewTimes(item, skewSeconds));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      typeof member === 'number' && /(?<!^Scheduled)Time(stamp)?$/.test(name)
        ? member + skewSeconds
        : skewTimes(member, skewSeconds),
    ]),
  );
}
