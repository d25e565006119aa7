import { createHash } from 'node:crypto';
import { resourceNotFound } from '../protocol/errors.ts';
import type {
  Seed,
  SeedContactFlow,
  SeedHoursOfOperation,
  SeedInstance,
  SeedQueue,
  SeedQuickConnect,
  SeedRoutingProfile,
  SeedUser,
} from '../seed.ts';
import { arnOf, idOf, instanceArn } from './arns.ts';

/** A standard queue of the seed, or the agent queue that every user has. */
export type DirectoryQueue =
  | { readonly type: 'STANDARD'; readonly id: string; readonly queue: SeedQueue }
  | { readonly type: 'AGENT'; readonly id: string; readonly user: SeedUser };

/** What agents can choose: two statuses of every instance, and those of the company's own. */
export interface AgentStatus {
  readonly id: string;
  readonly name: string;
  readonly type: 'ROUTABLE' | 'OFFLINE' | 'CUSTOM';
  readonly state: 'ENABLED' | 'DISABLED';
}

/** The resources of one instance. Each lookup throws ResourceNotFoundException for an unknown id. */
export class InstanceDirectory {
  readonly instance: SeedInstance;
  /** Standard queues first, then the agent queues; an agent queue's id is the user's (inferred). */
  readonly queues: readonly DirectoryQueue[];
  readonly users: readonly SeedUser[];
  readonly flows: readonly SeedContactFlow[];
  readonly routingProfiles: readonly SeedRoutingProfile[];
  readonly quickConnects: readonly SeedQuickConnect[];
  readonly hoursOfOperations: readonly SeedHoursOfOperation[];
  readonly agentStatuses: readonly AgentStatus[];
  readonly #queues: ReadonlyMap<string, DirectoryQueue>;
  readonly #queueIdsByArn: ReadonlyMap<string, string>;
  readonly #users: ReadonlyMap<string, SeedUser>;
  readonly #flows: ReadonlyMap<string, SeedContactFlow>;
  readonly #routingProfiles: ReadonlyMap<string, SeedRoutingProfile>;
  readonly #quickConnects: ReadonlyMap<string, SeedQuickConnect>;
  readonly #hoursOfOperations: ReadonlyMap<string, SeedHoursOfOperation>;
  readonly #agentStatuses: ReadonlyMap<string, AgentStatus>;

  constructor(seed: Seed, instance: SeedInstance) {
    const here = (item: { instanceId: string }): boolean => item.instanceId === instance.id;
    this.instance = instance;
    this.users = seed.users.filter(here);
    this.flows = seed.contactFlows.filter(here);
    this.routingProfiles = seed.routingProfiles.filter(here);
    this.quickConnects = seed.quickConnects.filter(here);
    this.hoursOfOperations = seed.hoursOfOperations.filter(here);
    this.agentStatuses = agentStatusesOf(seed, instance);
    this.queues = [
      ...seed.queues
        .filter(here)
        .map((queue): DirectoryQueue => ({ type: 'STANDARD', id: queue.id, queue })),
      ...this.users.map((user): DirectoryQueue => ({ type: 'AGENT', id: user.id, user })),
    ];
    this.#queues = byId(this.queues);
    this.#users = byId(this.users);
    this.#queueIdsByArn = new Map(
      this.queues.map((queue) => [
        arnOf(instance, queue.type === 'AGENT' ? 'queue/agent' : 'queue', queue.id),
        queue.id,
      ]),
    );
    this.#flows = byId(this.flows);
    this.#routingProfiles = byId(this.routingProfiles);
    this.#quickConnects = byId(this.quickConnects);
    this.#hoursOfOperations = byId(this.hoursOfOperations);
    this.#agentStatuses = byId(this.agentStatuses);
  }

  queue(id: string): DirectoryQueue {
    return found(this.#queues.get(id));
  }

  user(id: string): SeedUser {
    return found(this.#users.get(id));
  }

  /*
   * Few members take an ARN in place of an id. These four are what such a member goes through; each
   * returns what is no ARN of its kind in this instance as it is, so that the lookup fails.
   */

  /**
   * The id of a user. TransferContact and AssociateContactWithUser take ARNs of users (documented), and
   * so does every member of their shape, which has the name AgentResourceId (inferred).
   */
  userIdOf(idOrArn: string): string {
    return idOf(this.instance, 'agent', idOrArn);
  }

  queueIdOf(idOrArn: string): string {
    return this.#queueIdsByArn.get(idOrArn) ?? idOrArn;
  }

  routingProfileIdOf(idOrArn: string): string {
    return idOf(this.instance, 'routing-profile', idOrArn);
  }

  hierarchyGroupIdOf(idOrArn: string): string {
    return idOf(this.instance, 'agent-group', idOrArn);
  }

  flow(id: string): SeedContactFlow {
    return found(this.#flows.get(id));
  }

  routingProfile(id: string): SeedRoutingProfile {
    return found(this.#routingProfiles.get(id));
  }

  quickConnect(id: string): SeedQuickConnect {
    return found(this.#quickConnects.get(id));
  }

  hoursOfOperation(id: string): SeedHoursOfOperation {
    return found(this.#hoursOfOperations.get(id));
  }

  agentStatus(id: string): AgentStatus {
    return found(this.#agentStatuses.get(id));
  }

  agentStatusNamed(name: string): AgentStatus {
    return found(this.agentStatuses.find((status) => status.name === name));
  }
}

/** All instances of the account. Their resources do not change while the emulator runs. */
export class Directory {
  readonly instances: readonly SeedInstance[];
  readonly #instances: ReadonlyMap<string, InstanceDirectory>;

  constructor(seed: Seed) {
    this.instances = seed.instances;
    this.#instances = new Map(
      seed.instances.map((instance) => [instance.id, new InstanceDirectory(seed, instance)]),
    );
  }

  /** Throws ResourceNotFoundException for an unknown id. */
  instance(id: string): InstanceDirectory {
    return found(this.#instances.get(id));
  }

  /** The id of an instance that is named by id or ARN; what is neither is returned as it is. */
  instanceIdOf(idOrArn: string): string {
    return this.instances.find((instance) => instanceArn(instance) === idOrArn)?.id ?? idOrArn;
  }
}

/** Statuses that the seed does not list: the two of every instance, and those that only its users name. */
function agentStatusesOf(seed: Seed, instance: SeedInstance): AgentStatus[] {
  const here = (item: { instanceId: string }): boolean => item.instanceId === instance.id;
  const listed = seed.agentStatuses.filter(here);
  const names = new Set(seed.users.filter(here).map(({ status }) => status.name));
  for (const { name } of listed) names.delete(name);
  const implied = ['Available', 'Offline', ...names].map((name): AgentStatus => ({
    id: statusIdOf(instance, name),
    name,
    type: typeOfStatus(name),
    state: 'ENABLED',
  }));
  return [
    ...new Map(implied.map((status) => [status.id, status])).values(),
    ...listed.map((status): AgentStatus => ({ ...status, type: 'CUSTOM' })),
  ];
}

function typeOfStatus(name: string): AgentStatus['type'] {
  if (name === 'Available') return 'ROUTABLE';
  return name === 'Offline' ? 'OFFLINE' : 'CUSTOM';
}

/** A status without an id in the seed gets one made of its name, the same at each start. */
function statusIdOf({ id }: SeedInstance, name: string): string {
  const hex = createHash('sha256')
    .update(JSON.stringify([id, name]))
    .digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function byId<T extends { readonly id: string }>(items: readonly T[]): Map<string, T> {
  return new Map(items.map((item) => [item.id, item]));
}

function found<T>(item: T | undefined): T {
  if (item === undefined) throw resourceNotFound();
  return item;
}
