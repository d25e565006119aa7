import { setTimeout as sleep } from 'node:timers/promises';
import { ConnectClient } from '@aws-sdk/client-connect';
import type { ChaosOptions } from '../options.ts';
import { drawPlan, type FaultPlan, type GatewayName, type Plan } from '../plan/plan.ts';
import type { PlannedFault } from '../plan/planned-fault.ts';
import { printRows, rowsOf } from '../report/print-figures.ts';
import { Tally } from '../report/tally.ts';
import { type LastWord, Verdicts } from '../report/verdicts.ts';
import { startUpstream, type Upstream } from '../world/upstream.ts';
import { sendOnce, type Sent } from './send-once.ts';

/** What plain calls of the SDK came to. */
interface PlainFigures {
  requests: number;
  readonly verdicts: Verdicts;
  readonly ends: Tally;
}

/**
 * Lets the same schedules happen to front-ends that call Connect by the SDK alone, as it is by default, and prints what
 * they are advised to. With `ownToken` each caller repeats with one token of its own; otherwise every call is a new one.
 */
export async function runPlain(options: ChaosOptions, ownToken: boolean): Promise<void> {
  const { seed, schedules, first, concurrency } = options;
  const figures: PlainFigures = { requests: 0, verdicts: new Verdicts(), ends: new Tally() };
  await using upstream = await startUpstream(options.consistencyDelayMs, () => undefined);
  let next = first;
  const work = async (): Promise<void> => {
    while (next < first + schedules) {
      const plan = drawPlan(seed, next);
      next += 1;
      // A plain caller cannot know whose transfer it was.
      if (plan.foreign !== undefined) continue;
      await runPlainSchedule(upstream, plan, options.requestTimeoutMs, ownToken, figures);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, work));

  const how = ownToken ? 'each caller has a token of its own' : 'no token';
  const count = (value: number): string => value.toLocaleString('en');
  printRows(`The SDK alone, ${how}: ${count(schedules)} schedules of seed ${seed}`, [
    ['callers', count(figures.verdicts.callers.total)],
    ...figures.verdicts.rows(),
    ['requests', count(figures.requests)],
    ...rowsOf(figures.ends),
  ]);
}

async function runPlainSchedule(
  upstream: Upstream,
  plan: Plan,
  deadlineMs: number,
  ownToken: boolean,
  figures: PlainFigures,
): Promise<void> {
  const contactId = await upstream.startTask(`Schedule ${plan.index}`);
  const faults = { A: withoutKills(plan.faults.A), B: withoutKills(plan.faults.B) };
  const desk = upstream.desk.open(contactId, faults, plan.faultsByToken);
  const clients = { A: clientOf(upstream, 'A'), B: clientOf(upstream, 'B') };
  const { rejection } = plan;
  const rejected =
    rejection &&
    sleep(rejection.atMs).then(() => {
      upstream.reject(rejection.gateway, rejection.forMs);
    });
  const lastWords = await Promise.all(
    plan.callers.map(async ({ token, queueId, startMs, tries }) => {
      await sleep(startMs);
      let sent: Sent = { kind: 'open', how: 'never requested' };
      for (const { gateway, pauseMs } of tries) {
        sent = await sendOnce(clients[gateway], deadlineMs, {
          contactId,
          queueId,
          token: ownToken ? token : undefined,
        });
        figures.requests += 1;
        figures.ends.add(`  ${sent.how}`);
        if (sent.kind === 'success' || (sent.kind === 'failure' && !sent.retryable)) break;
        await sleep(pauseMs);
      }
      return { queueId, sent };
    }),
  );
  await rejected;
  await desk.lift();
  desk.close();
  for (const client of Object.values(clients)) client.destroy();
  for (const { queueId, sent } of lastWords) {
    // What may be retried is no last word.
    const isOpen = sent.kind === 'failure' && sent.retryable;
    const last: LastWord = isOpen ? { kind: 'open' } : sent;
    figures.verdicts.add({ contactId, queueId }, last, upstream.emulator.transfers);
  }
}

function clientOf({ ways }: Upstream, gateway: GatewayName): ConnectClient {
  return new ConnectClient({
    region: 'us-east-1',
    endpoint: ways[gateway].proxy.url,
    credentials: { accessKeyId: 'chaos', secretAccessKey: 'chaos' },
  });
}

/** There is no gateway to kill. */
function withoutKills(plan: FaultPlan): FaultPlan {
  const living = (faults: readonly PlannedFault[]): PlannedFault[] =>
    faults.filter(({ name }) => !name.startsWith('kill'));
  return {
    TransferContact: living(plan.TransferContact),
    DescribeContact: living(plan.DescribeContact),
    ListAssociatedContacts: living(plan.ListAssociatedContacts),
  };
}
