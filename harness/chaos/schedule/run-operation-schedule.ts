import { setTimeout as sleep } from 'node:timers/promises';
import {
  ConnectServiceException,
  PauseContactCommand,
  StartTaskContactCommand,
  StopContactCommand,
} from '@aws-sdk/client-connect';
import pRetry from 'p-retry';
import { FLOWS, INSTANCE_ID } from '../../../test/support/ids.ts';
import type { OperationHistory, OperationMember, OperationRequest } from '../operation-history.ts';
import { isOpen } from '../operation-judging.ts';
import type { Subject } from '../operations/chaos-operation.ts';
import { AGENT_IDS, endedContactOf, timeAhead } from '../operations/values.ts';
import type { OperationPlan, Wish } from '../plan/operation-plan.ts';
import { GATEWAYS } from '../plan/plan.ts';
import { requestIdOf } from '../world/audit-reader.ts';
import type { ChaosWorld } from '../world/chaos-world.ts';
import { now } from '../world/now.ts';
import { disturb } from './disturb.ts';
import { whenComplete } from './outcomes-of.ts';
import { EPILOGUE_CALLER, requestAtLast } from './request-at-last.ts';
import { send } from './send.ts';
import { spansSince } from './spans-since.ts';

const HOUR_MS = 3_600_000;
/** Until a task starts that is about to start. */
const SOON_MS = 2_000;

let requests = 0;

/** Executes a plan on a contact or a user of its own, and returns its whole history. */
export async function runOperationSchedule(
  world: ChaosWorld,
  plan: OperationPlan,
  { deadlineMs, consistencyDelayMs }: { deadlineMs: number; consistencyDelayMs: number },
): Promise<OperationHistory> {
  const subject = await begin(world, plan, consistencyDelayMs);
  const startedAt = now();
  const marks = plan.wishes.flatMap(({ token, change }) =>
    token === undefined ? [] : (change.markOf?.(token).key ?? []),
  );
  const keys = plan.subject === 'nothing' ? [...new Set(marks)] : [subject.id];
  const watched = keys.map((key) => world.states.watch(key));
  const desk = world.desk.open(keys, plan.faults);
  const noted: OperationRequest[] = [];
  const note = (request: OperationRequest): void => {
    noted.push(request);
  };

  await Promise.all([
    ...plan.callers.map(async ({ wish, startMs, tries }, caller) => {
      await sleep(startMs);
      for (const { gateway, hangUpMs, pauseMs } of tries) {
        const about = { caller, wish, phase: 'faults', gateway } as const;
        const request = await requestOnce(world, plan, subject, about, hangUpMs);
        note(request);
        const { answer } = request;
        if (answer.kind === 'member' && answer.member.retryable !== true) return;
        await sleep(pauseMs);
      }
    }),
    ...plan.others.map(async ({ atMs, command }) => {
      await sleep(atMs);
      await command.send(world.direct, subject).catch(ignoreRejection);
    }),
    disturb(world, plan),
  ]);
  await desk.lift();
  // A caller that hung up has left work behind, which the last requests must not find under way.
  const audit = async (): Promise<OperationHistory['audit']> =>
    whenComplete(world, (log) => log.entriesOf(plan.name));
  await audit();
  for (const [wish, { token }] of plan.wishes.entries()) {
    if (token === undefined) continue;
    for (const gateway of GATEWAYS) {
      const about = { caller: EPILOGUE_CALLER, wish, phase: 'epilogue', gateway } as const;
      await requestAtLast(world, gateway, async () => {
        const request = await requestOnce(world, plan, subject, about);
        note(request);
        const { answer } = request;
        return answer.kind === 'member' && !isOpen(answer.member);
      });
    }
  }
  const entries = await audit();
  desk.close();
  for (const key of keys) world.states.end(key);
  for (const gateway of GATEWAYS) world.audits[gateway].forget(plan.name);
  const made = watched.flatMap((one) => one.made);
  await endMade(world, made);
  return {
    plan,
    subject,
    deadlineMs,
    consistencyDelayMs,
    requests: noted,
    states: watched.flatMap(({ states }) => states),
    made,
    upstream: desk.upstream,
    audit: entries,
    ...spansSince(world, startedAt),
  };
}

/** Brings a contact of the schedule's own into the state in which it begins, or takes a user. */
async function begin(
  world: ChaosWorld,
  plan: OperationPlan,
  consistencyDelayMs: number,
): Promise<Subject> {
  // Another schedule may set Connect's clock to a time after that for which the task is scheduled.
  return pRetry(async () => beginOnce(world, plan, consistencyDelayMs), {
    minTimeout: 0,
    shouldRetry: ({ error }) => error.name === 'InvalidParameterException',
  });
}

async function beginOnce(
  world: ChaosWorld,
  { subject, begins, name, index }: OperationPlan,
  consistencyDelayMs: number,
): Promise<Subject> {
  const startedAt = world.emulator.state.clock.now();
  if (subject === 'user') {
    const id = AGENT_IDS[index % AGENT_IDS.length] ?? '';
    listEndedContact(world, id, startedAt);
    await sleep(consistencyDelayMs);
    return { id, startedAt };
  }
  if (subject === 'nothing') return { id: '', startedAt };
  const aheadMs = begins === 'scheduled' ? HOUR_MS : begins === 'about to start' ? SOON_MS : 0;
  const { ContactId: id = '' } = await world.direct.send(
    new StartTaskContactCommand({
      InstanceId: INSTANCE_ID,
      ContactFlowId: FLOWS.inbound,
      Name: `Schedule ${name}`,
      ...(aheadMs > 0 && { ScheduledTime: timeAhead({ startedAt }, aheadMs) }),
    }),
  );
  await sleep(consistencyDelayMs);
  if (begins === 'paused') {
    await world.direct.send(new PauseContactCommand({ InstanceId: INSTANCE_ID, ContactId: id }));
    await sleep(consistencyDelayMs);
  }
  if (begins === 'recorded' || begins === 'recording suspended') {
    const { contacts, clock } = world.emulator.state;
    const contact = contacts.latest(id);
    if (contact === undefined) throw new Error(`There is no contact ${id}`);
    // The screen of the agent, as no flow of the built-in contact centre has it recorded.
    const parts = ['SCREEN'] as const;
    const suspended = begins === 'recorded' ? [] : parts;
    contacts.write({ ...contact, recording: { startedAt, parts, suspended } }, clock.now());
    await sleep(consistencyDelayMs);
  }
  return { id, startedAt };
}

/** Puts the contact that has ended into the list of an agent again: an earlier schedule may have dismissed it. */
function listEndedContact({ emulator }: ChaosWorld, userId: string, since: Date): void {
  const { contacts } = emulator.state;
  const contact = contacts.latest(endedContactOf(userId));
  if (contact === undefined) throw new Error(`Agent ${userId} has no contact that has ended`);
  contacts.write({ ...contact, atAgents: [{ userId, state: 'ENDED', since }] }, since);
}

/** Ends what was made: a user that monitors a contact cannot monitor it for a later schedule, too. */
async function endMade({ direct }: ChaosWorld, made: OperationHistory['made']): Promise<void> {
  await Promise.all(
    made.map(async ({ id: ContactId }) =>
      direct
        .send(new StopContactCommand({ InstanceId: INSTANCE_ID, ContactId }))
        .catch(ignoreRejection),
    ),
  );
}

/** Connect may reject what another client wants: another one was quicker. */
function ignoreRejection(error: unknown): void {
  if (!(error instanceof ConnectServiceException)) throw error;
}

/** Sends what a wish wants, once. */
async function requestOnce(
  world: ChaosWorld,
  plan: OperationPlan,
  subject: Subject,
  about: Pick<OperationRequest, 'caller' | 'wish' | 'phase' | 'gateway'>,
  hangUpMs?: number,
): Promise<OperationRequest> {
  requests += 1;
  const wish = plan.wishes[about.wish];
  if (wish === undefined) throw new Error(`There is no wish ${about.wish}`);
  const requestId = requestIdOf(plan.name, about.caller, requests);
  const { change } = wish;
  const field = change.operation.charAt(0).toLowerCase() + change.operation.slice(1);
  const input = inputOf(wish, subject);
  const query = queryOf(change.operation, field, plan.subject === 'user');
  const sent = await send<OperationMember>(world, {
    gateway: about.gateway,
    requestId,
    query,
    input,
    field,
    hangUpMs,
  });
  return { ...about, requestId, ...sent, connectTime: world.emulator.state.clock.now() };
}

/** What makes a contact is marked, so that the emulator shows with which token it was made. */
function inputOf({ token, change }: Wish, subject: Subject): object {
  return {
    ...change.input(subject),
    ...(token !== undefined && change.markOf?.(token).input),
    ...(token !== undefined && { clientToken: token }),
  };
}

function queryOf(operation: string, field: string, isOfUser: boolean): string {
  return `mutation ${operation}($input: ${operation}Input!) {
    ${field}(input: $input) {
      __typename
      ... on ContactError { message retryable }
      ... on ${operation}Success { id: ${isOfUser ? 'userId' : 'contactId'} }
    }
  }`;
}
