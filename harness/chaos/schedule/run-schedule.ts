import { setTimeout as sleep } from 'node:timers/promises';
import { QUEUES } from '../../../test/support/ids.ts';
import { isDefinite, memberOf } from '../answers.ts';
import type { CallerRequest, History } from '../history.ts';
import { type GatewayName, GATEWAYS, type Plan } from '../plan/plan.ts';
import type { ChaosWorld } from '../world/chaos-world.ts';
import { now } from '../world/now.ts';
import { ask, type Question } from './ask.ts';
import { disturb } from './disturb.ts';
import { outcomesOf } from './outcomes-of.ts';
import { EPILOGUE_CALLER, requestAtLast } from './request-at-last.ts';
import { runCaller } from './run-caller.ts';
import { spansSince } from './spans-since.ts';

const ONWARD = { queueId: QUEUES.claims, caller: -2 } as const;

/** Executes a plan on a contact of its own, and returns its whole history. */
export async function runSchedule(
  world: ChaosWorld,
  plan: Plan,
  deadlineMs: number,
): Promise<History> {
  const contactId = await world.startTask(`Schedule ${plan.index}`);
  const startedAt = now();
  const { foreign } = plan;
  if (foreign?.atMs === 0) await world.transfer(contactId, QUEUES.billing, foreign.token);
  const desk = world.desk.open(contactId, plan.faults, plan.faultsByToken);
  const requests: CallerRequest[] = [];
  let onward: Promise<unknown> | undefined;
  const note = (request: CallerRequest): void => {
    requests.push(request);
    const member = memberOf(request);
    // What begins when all is over is not awaited.
    if (!plan.onward || request.token !== plan.token || request.phase === 'epilogue') return;
    if (member?.__typename !== 'TransferContactSuccess') return;
    onward ??= askOnward(world, plan, member.contactId, request.gateway, note);
  };

  await Promise.all([
    ...plan.callers.map(async ({ token, queueId, startMs, tries }, caller) => {
      await sleep(startMs);
      await runCaller(world, tries, { contactId, token, queueId, caller, phase: 'faults' }, note);
    }),
    disturb(world, plan),
    foreign &&
      foreign.atMs > 0 &&
      sleep(foreign.atMs).then(() => world.transfer(contactId, QUEUES.billing, foreign.token)),
  ]);
  await onward;
  await desk.lift();
  // A caller that hung up has left work behind, which the last questions must not find under way.
  await outcomesOf(world, tokensOf(requests));
  for (const question of questionsOf(requests)) {
    for (const gateway of GATEWAYS) {
      await requestAtLast(world, gateway, async () => {
        const request = await ask(world, { ...question, gateway });
        note(request);
        const member = memberOf(request);
        return isDefinite(member) && member?.__typename !== 'ContactServiceError';
      });
    }
  }
  const tokens = tokensOf(requests);
  const audit = await outcomesOf(world, tokens);
  desk.close();
  for (const token of tokens) for (const gateway of GATEWAYS) world.audits[gateway].forget(token);
  return {
    plan,
    contactId,
    deadlineMs,
    requests,
    ledger: world.emulator.transfers.filter(
      (entry) => desk.contactIds.has(entry.contactId) || tokens.includes(entry.token ?? ''),
    ),
    upstream: desk.upstream,
    audit,
    ...spansSince(world, startedAt),
  };
}

/** Transfers the new contact on: the answers about the first transfer must stay true. */
async function askOnward(
  world: ChaosWorld,
  plan: Plan,
  contactId: string,
  gateway: GatewayName,
  note: (request: CallerRequest) => void,
): Promise<void> {
  const token = `${plan.token}-onward`;
  const question: Question = { ...ONWARD, contactId, token, gateway, phase: 'faults' };
  note(await ask(world, question));
}

/** Each thing that was requested, once. */
function questionsOf(requests: readonly CallerRequest[]): Omit<Question, 'gateway'>[] {
  const first = new Map(requests.toReversed().map((request) => [request.token, request]));
  return [...first.values()].map(({ contactId, token, queueId }) => ({
    contactId,
    token,
    queueId,
    caller: EPILOGUE_CALLER,
    phase: 'epilogue',
  }));
}

function tokensOf(requests: readonly CallerRequest[]): string[] {
  return [...new Set(requests.map(({ token }) => token))];
}
