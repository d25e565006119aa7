import { inspect } from 'node:util';
import type { History } from '../history.ts';
import type { OperationHistory } from '../operation-history.ts';
import type { OperationPlan } from '../plan/operation-plan.ts';
import type { CallerPlan, FaultLists, GatewayName, Plan } from '../plan/plan.ts';
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
  printSchedule(plan, {
    about: `contact ${contactId}`,
    violations,
    readable: readable(plan),
    timeline: timelineOf(history),
    log,
  });
}

/** Prints everything that is known of a schedule about an operation that broke an invariant. */
export function printOperationFailure(
  history: OperationHistory,
  violations: readonly string[],
  log: readonly LogLine[],
): void {
  const { plan, subject } = history;
  printSchedule(plan, {
    about: `${plan.operation} of ${subject.id}`,
    violations,
    readable: readableOperation(plan),
    timeline: operationTimelineOf(history),
    log,
  });
}

function printSchedule(
  { seed, index, share }: Pick<Plan, 'seed' | 'index' | 'share'>,
  known: {
    readonly about: string;
    readonly violations: readonly string[];
    readonly readable: object;
    readonly timeline: readonly string[];
    readonly log: readonly LogLine[];
  },
): void {
  const options = `--seed ${seed}${share ? ' --redis' : ''}`;
  const first = Math.max(0, index - NEIGHBOURS);
  const parts = [
    `FAILED: schedule ${index} of seed ${seed}, ${known.about}`,
    ...known.violations,
    '',
    'Plan:',
    inspect(known.readable, { depth: 6, breakLength: 140, maxArrayLength: null }),
    'What happened, in milliseconds:',
    ...known.timeline,
    'Log of the gateways:',
    ...known.log.map((line) => JSON.stringify(line)),
    '',
    `Again, alone: npx node harness/chaos/main.ts ${options} --only ${index}`,
    // Retries depend on how the calls of other schedules went.
    `With its neighbours: npx node harness/chaos/main.ts ${options} --first ${first} --schedules ${index - first + NEIGHBOURS}`,
    '',
  ];
  process.stdout.write(`${parts.join('\n')}\n`);
}

/** The plan with a line for each caller, and the faults in a word each. */
function readable({ faults, callers, ...plan }: Plan): object {
  return {
    ...plan,
    faults: readableFaults(faults),
    callers: callers.map(({ token, startMs, tries }) => readableCaller(token, startMs, tries)),
  };
}

function readableOperation({ faults, callers, wishes, others, ...plan }: OperationPlan): object {
  return {
    ...plan,
    wishes: wishes.map(
      ({ token, change: { operation, values } }, wish) =>
        `${wish}: ${operation} ${JSON.stringify(values)} with ${token ?? 'no token'}`,
    ),
    others: others.map(({ atMs, command }) => `${command.name} at ${atMs}`),
    faults: readableFaults(faults),
    callers: callers.map(({ wish, startMs, tries }) =>
      readableCaller(`wish ${wish}`, startMs, tries),
    ),
  };
}

function readableFaults(faults: Readonly<Record<GatewayName, FaultLists>>): object {
  return Object.fromEntries(
    Object.entries(faults).map(([gateway, byOperation]) => [
      gateway,
      Object.fromEntries(
        Object.entries(byOperation).map(([operation, planned = []]) => [
          operation,
          planned.map(describeFault).join(', '),
        ]),
      ),
    ]),
  );
}

function readableCaller(what: string, startMs: number, tries: CallerPlan['tries']): string {
  const sent = tries.map(({ gateway, hangUpMs, pauseMs }) =>
    [gateway, hangUpMs && `hangs up after ${hangUpMs}`, `pauses ${pauseMs}`].filter(Boolean),
  );
  return `${what} at ${startMs}: ${sent.map((one) => one.join(' ')).join(', ')}`;
}

type Event = readonly [at: number, text: string];

/** Answers, calls, ledger and audit records in the order of their times. */
function timelineOf(history: History): string[] {
  const { requests, ledger } = history;
  return inOrder([
    ...requests.flatMap(({ caller, gateway, token, phase, sentAt, endedAt, answer }): Event[] => {
      const who = `${gateway} caller ${caller} (${phase}) ${token}`;
      return [
        [sentAt, `${who} asks`],
        [endedAt, `${who} gets ${JSON.stringify(answer)}`],
      ];
    }),
    ...ledger.map((entry): Event => [entry.at.getTime(), `ledger ${JSON.stringify(entry)}`]),
    ...eventsOf(history),
  ]);
}

function operationTimelineOf(history: OperationHistory): string[] {
  const { requests, states, made } = history;
  return inOrder([
    ...requests.flatMap(({ requestId, wish, gateway, phase, sentAt, endedAt, answer }): Event[] => {
      const who = `${gateway} ${requestId} (${phase}) wish ${wish}`;
      return [
        [sentAt, `${who} is sent`],
        [endedAt, `${who} gets ${JSON.stringify(answer)}`],
      ];
    }),
    ...states.map(({ at, state }): Event => [at, `state ${JSON.stringify(state)}`]),
    ...made.map((one): Event => [one.at, `made ${JSON.stringify(one)}`]),
    ...eventsOf(history),
  ]);
}

/** Calls, audit records, and the times in which gateways were down. */
function eventsOf({
  upstream,
  audit,
  outages,
  rejections,
}: Pick<OperationHistory, 'upstream' | 'audit' | 'outages' | 'rejections'>): Event[] {
  return [
    ...upstream.flatMap(({ gateway, operation, arrivedAt, fault, token, executed }): Event[] => {
      const what = `${gateway} ${operation} ${token ?? ''}`;
      const arrival: Event = [arrivedAt, `${what} reaches the proxy, and meets ${fault}`];
      if (executed === undefined) return [arrival];
      return [
        arrival,
        [executed.at, `${what} is answered by Connect: ${JSON.stringify(executed)}`],
      ];
    }),
    ...audit.flatMap(({ gateway, intent, outcomes }) =>
      [intent, ...outcomes].map((record): Event => [
        Date.parse(record.time),
        `${gateway} audit ${JSON.stringify(record)}`,
      ]),
    ),
    ...outages.map((span): Event => [span.from, `${span.gateway} killed, back at ${span.until}`]),
    ...rejections.map((span): Event => [
      span.from,
      `${span.gateway} cannot reach Connect until ${span.until}`,
    ]),
  ];
}

function inOrder(events: Event[]): string[] {
  events.sort(([one], [other]) => one - other);
  const start = events[0]?.[0] ?? 0;
  return events.map(([at, text]) => `${(at - start).toFixed(0).padStart(6)}  ${text}`);
}
