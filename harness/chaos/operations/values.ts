import { AGENT_STATUSES } from '../../../test/support/ids.ts';
import type { Random } from '../plan/random.ts';
import type { Subject } from './chaos-operation.ts';

/* Values are drawn from few, so that the requests of a schedule want the same, or contradict each other. */

const KEYS = ['colour', 'region', 'tier'] as const;
const VALUES = ['red', 'green', 'blue'] as const;

const HOUR_MS = 3_600_000;

/** The ids of users, of contacts or of agents that only schedules have. */
const numbered = (prefix: string, index: number): string =>
  `${prefix}-0000-4000-8000-${String(index).padStart(12, '0')}`;

/** Agents that have no other contacts than the one that has ended: each schedule about an agent has one to itself. */
export const AGENT_IDS = Array.from({ length: 500 }, (_, index) => numbered('39000000', index));

/** Users that monitor contacts: each token of a schedule has one to itself. */
export const SUPERVISOR_IDS = Array.from({ length: 1_000 }, (_, index) =>
  numbered('38000000', index),
);

/** The contact that has ended, and that the agent of a schedule has not closed. */
export function endedContactOf(agentId: string): string {
  return agentId.replace('39000000', '69000000');
}

/** One to three keys, each once, and in one order: in another one they would be the same wish. */
export function drawKeys(random: Random): string[] {
  const first = random.int(0, KEYS.length - 1);
  return [...KEYS, ...KEYS].slice(first, first + random.int(1, KEYS.length)).toSorted();
}

/** One to three keys with their values. */
export function drawPairs(random: Random): { key: string; value: string }[] {
  return drawKeys(random).map((key) => ({ key, value: random.pick(VALUES) }));
}

/** A name or a description. */
export function drawText(random: Random): string {
  return `Claim ${random.int(1, 3)}`;
}

/** One of the two statuses of the built-in contact centre that agents can choose. */
export function drawStatusId(random: Random): string {
  return random.pick([AGENT_STATUSES.lunch, AGENT_STATUSES.training]);
}

/** How long after the start of the schedule a task begins, in milliseconds. */
export function drawAheadMs(random: Random): number {
  return random.int(12, 60) * HOUR_MS;
}

/** The time that is so far ahead, in whole seconds, as Connect has it. */
export function timeAhead({ startedAt }: Pick<Subject, 'startedAt'>, aheadMs: number): Date {
  return new Date(Math.floor((startedAt.getTime() + aheadMs) / 1_000) * 1_000);
}
