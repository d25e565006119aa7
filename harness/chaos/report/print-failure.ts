import { inspect } from 'node:util';
import type { History } from '../history.ts';
import type { Plan } from '../plan/plan.ts';
import { describeFault } from '../plan/planned-fault.ts';
import type { LogLine } from '../world/gateway-process.ts';

const NEIGHBOURS = 24;

/** Prints everything that is known of a schedule that broke an invariant, and how to see it again. */
export function printFailure(
  history: History,
  violations: readonly string[],
  log: readonly LogLine[],
): void {
  const { plan, contactId } = history;
  const options = `--seed ${plan.seed}${plan.share ? ' --redis' : ''}`;
  const first = Math.max(0, plan.index - NEIGHBOURS);
  const parts = [
    `FAILED: schedule ${plan.index} of seed ${plan.seed}, contact ${contactId}`,
    ...violations,
    '',
    'Plan:',
    inspect(readable(plan), { depth: 6, breakLength: 140, maxArrayLength: null }),
    'What happened, in milliseconds:',
    ...timelineOf(history),
    'Log of the gateways:',
    ...log.map((line) => JSON.stringify(line)),
    '',
    `Again, alone: npx node harness/chaos/main.ts ${options} --only ${plan.index}`,
    // Retries depend on how the calls of other schedules went.
    `With its neighbours: npx node harness/chaos/main.ts ${options} --first ${first} --schedules ${plan.index - first + NEIGHBOURS}`,
    '',
  ];
  process.stdout.write(`${parts.join('\n')}\n`);
}

/** The plan with a line for each caller, and the faults in a word each. */
function readable({ faults, callers, ...plan }: Plan): object {
  const names = Object.fromEntries(
    Object.entries(faults).map(([gateway, byOperation]) => [
      gateway,
      Object.fromEntries(
        Object.entries(byOperation).map(([operation, planned]) => [
          operation,
          planned.map(describeFault).join(', '),
        ]),
      ),
    ]),
  );
  return {
    ...plan,
    faults: names,
    callers: callers.map(({ token, startMs, tries }) => {
      const asks = tries.map(({ gateway, hangUpMs, pauseMs }) =>
        [gateway, hangUpMs && `hangs up after ${hangUpMs}`, `pauses ${pauseMs}`].filter(Boolean),
      );
      return `${token} at ${startMs}: ${asks.map((ask) => ask.join(' ')).join(', ')}`;
    }),
  };
}

/** Answers, calls, ledger and audit records in the order of their times. */
function timelineOf({ requests, upstream, ledger, audit, outages, rejections }: History): string[] {
  const events: (readonly [at: number, text: string])[] = [
    ...requests.flatMap(({ caller, gateway, token, phase, sentAt, endedAt, answer }) => {
      const who = `${gateway} caller ${caller} (${phase}) ${token}`;
      return [
        [sentAt, `${who} asks`] as const,
        [endedAt, `${who} gets ${JSON.stringify(answer)}`] as const,
      ];
    }),
    ...upstream.flatMap(({ gateway, operation, arrivedAt, fault, token, executed }) => {
      const what = `${gateway} ${operation} ${token ?? ''}`;
      return [
        [arrivedAt, `${what} reaches the proxy, and meets ${fault}`] as const,
        ...(executed === undefined
          ? []
          : [
              [executed.at, `${what} is answered by Connect: ${JSON.stringify(executed)}`] as const,
            ]),
      ];
    }),
    ...ledger.map((entry) => [entry.at.getTime(), `ledger ${JSON.stringify(entry)}`] as const),
    ...audit.flatMap(({ gateway, intent, outcomes }) =>
      [intent, ...outcomes].map(
        (record) =>
          [Date.parse(record.time), `${gateway} audit ${JSON.stringify(record)}`] as const,
      ),
    ),
    ...outages.map((span) => [span.from, `${span.gateway} killed, back at ${span.until}`] as const),
    ...rejections.map(
      (span) => [span.from, `${span.gateway} cannot reach Connect until ${span.until}`] as const,
    ),
  ];
  events.sort(([one], [other]) => one - other);
  const start = events[0]?.[0] ?? 0;
  return events.map(([at, text]) => `${(at - start).toFixed(0).padStart(6)}  ${text}`);
}
