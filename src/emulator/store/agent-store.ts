import { resourceNotFound } from '../protocol/errors.ts';
import type { Seed } from '../seed.ts';
import type { AgentStatus, Directory } from './directory.ts';
import { resolveTime } from './seed-contacts.ts';

/** How an agent handles contacts: at once and alone, or as the administration says. */
export type Handling = 'AUTOMATIC' | 'MANUAL';

/** What an agent has chosen. A change makes a new record. The contacts are in the contact store. */
export interface AgentRecord {
  readonly instanceId: string;
  readonly userId: string;
  readonly status: AgentStatus;
  readonly statusSince: Date;
  /** The status that follows when the contacts in hand are done. */
  readonly nextStatus?: AgentStatus | undefined;
  readonly handling: Handling;
}

/** The state of all agents. It is real-time data: no read of it is delayed. */
export class AgentStore {
  readonly #agents = new Map<string, AgentRecord>();
  readonly #listeners: ((agent: AgentRecord) => void)[] = [];

  constructor(seed: Seed, directory: Directory, start: Date) {
    for (const { id, instanceId, status, handling } of seed.users) {
      this.write({
        instanceId,
        userId: id,
        status: directory.instance(instanceId).agentStatusNamed(status.name),
        statusSince: resolveTime(status.since, start),
        handling,
      });
    }
  }

  /** Calls the listener after each write, in order. */
  onChange(listener: (agent: AgentRecord) => void): void {
    this.#listeners.push(listener);
  }

  /** Throws ResourceNotFoundException for an unknown user. */
  agent(instanceId: string, userId: string): AgentRecord {
    const agent = this.#agents.get(keyOf(instanceId, userId));
    if (agent === undefined) throw resourceNotFound();
    return agent;
  }

  write(agent: AgentRecord): void {
    this.#agents.set(keyOf(agent.instanceId, agent.userId), agent);
    for (const listener of this.#listeners) listener(agent);
  }
}

function keyOf(instanceId: string, userId: string): string {
  return JSON.stringify([instanceId, userId]);
}
