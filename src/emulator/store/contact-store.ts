import type { Channel } from '@aws-sdk/client-connect';
import { resourceNotFound } from '../protocol/errors.ts';
import { type ContactRecord, isActive, isQueued } from './contact-record.ts';

interface Version {
  readonly writtenAt: number;
  readonly record: ContactRecord;
}

/** A write, as listeners learn of it. */
export interface ContactChange {
  /** Nothing for a new contact. */
  readonly before: ContactRecord | undefined;
  readonly after: ContactRecord;
  readonly at: Date;
}

export interface ContactStoreOptions {
  /** How long it takes until reads see a write. */
  readonly delayMs: number;
  /** How long it takes until SearchContacts sees it. */
  readonly searchDelayMs: number;
}

/**
 * All contacts, with as many of their earlier versions as the delays make visible.
 *
 * Connect is eventually consistent (documented): a read sees a write only after the delay. Rules
 * are decided on the latest version, so that none can be passed by a stale view.
 */
export class ContactStore {
  readonly #delayMs: number;
  readonly #searchDelayMs: number;
  readonly #versions = new Map<string, readonly Version[]>();
  readonly #listeners: ((change: ContactChange) => void)[] = [];
  readonly #chains = new Index((contact) => [contact.initialContactId ?? contact.id]);
  readonly #trees = new Index(({ contactAssociationId }) => [contactAssociationId]);
  readonly #waiting = new Index((contact) =>
    isQueued(contact) ? [inInstance(contact.instanceId, contact.queue?.id ?? '')] : [],
  );
  readonly #atAgents = new Index(({ instanceId, atAgents }) =>
    atAgents.map(({ userId }) => inInstance(instanceId, userId)),
  );
  readonly #active = new Index((contact) =>
    isActive(contact) ? [inInstance(contact.instanceId, contact.channel)] : [],
  );
  readonly #indexes = [this.#chains, this.#trees, this.#waiting, this.#atAgents, this.#active];

  constructor({ delayMs, searchDelayMs }: ContactStoreOptions) {
    this.#delayMs = delayMs;
    this.#searchDelayMs = searchDelayMs;
  }

  /** Calls the listener after each write, in order. Contacts of the seed are not announced. */
  onChange(listener: (change: ContactChange) => void): void {
    this.#listeners.push(listener);
  }

  /** Puts in a contact that has been there for ever. */
  seed(record: ContactRecord): void {
    this.#versions.set(record.id, [{ writtenAt: -Infinity, record }]);
    for (const index of this.#indexes) index.update(undefined, record);
  }

  write(record: ContactRecord, now: Date): void {
    const earlier = this.#versions.get(record.id) ?? [];
    const before = earlier.at(-1)?.record;
    const versions = [...earlier, { writtenAt: now.getTime(), record }];
    // The last one that every read sees now is the earliest that a later read can see.
    const delay = Math.max(this.#delayMs, this.#searchDelayMs);
    const visible = versions.findLastIndex((version) => isVisible(version, now, delay));
    this.#versions.set(record.id, versions.slice(Math.max(0, visible)));
    for (const index of this.#indexes) index.update(before, record);
    for (const listener of this.#listeners) listener({ before, after: record, at: now });
  }

  /** What a read sees; nothing for a contact that is unknown, elsewhere or not visible yet. */
  find(instanceId: string, id: string, now: Date): ContactRecord | undefined {
    const record = visibleOf(this.#versions.get(id) ?? [], now, this.#delayMs);
    return record?.instanceId === instanceId ? record : undefined;
  }

  /** What a read sees. Throws ResourceNotFoundException where `find` gives nothing. */
  view(instanceId: string, id: string, now: Date): ContactRecord {
    const record = this.find(instanceId, id, now);
    if (record === undefined) throw resourceNotFound();
    return record;
  }

  /** What a write decides on: the latest version of a contact that `view` shows. Throws as `view` does. */
  current(instanceId: string, id: string, now: Date): ContactRecord {
    this.view(instanceId, id, now);
    return this.latest(id) ?? raiseLost(id);
  }

  /** The latest version, visible or not, for walking along the links between contacts. */
  latest(id: string): ContactRecord | undefined {
    return this.#versions.get(id)?.at(-1)?.record;
  }

  /** Every contact of an instance that a read sees, in the order in which they came in. */
  viewAll(instanceId: string, now: Date): ContactRecord[] {
    return this.#all(instanceId, now, this.#delayMs);
  }

  /** Every contact of an instance that SearchContacts sees, in the order in which they came in. */
  searchAll(instanceId: string, now: Date): ContactRecord[] {
    return this.#all(instanceId, now, this.#searchDelayMs);
  }

  /** The contacts that a read sees of the tree of previous and related contacts. */
  viewTree(instanceId: string, associationId: string, now: Date): ContactRecord[] {
    return [...this.#trees.ids(associationId)].flatMap(
      (id) => this.find(instanceId, id, now) ?? [],
    );
  }

  /** The latest versions of all contacts of the chain that starts with the given contact. */
  chainOf(rootId: string): ContactRecord[] {
    return this.#latestOf(this.#chains.ids(rootId));
  }

  /** How many contacts are linked with each other, by previous and related contacts. */
  linkedCount(associationId: string): number {
    return this.#trees.ids(associationId).size;
  }

  /** The latest versions of all contacts that wait in a queue, in the order in which they came in. */
  waitingIn(instanceId: string, queueId: string): ContactRecord[] {
    return this.#latestOf(this.#waiting.ids(inInstance(instanceId, queueId)));
  }

  /** The latest versions of all contacts that are in the list of an agent. */
  atAgent(instanceId: string, userId: string): ContactRecord[] {
    return this.#latestOf(this.#atAgents.ids(inInstance(instanceId, userId)));
  }

  activeCount(instanceId: string, channel: Channel): number {
    return this.#active.ids(inInstance(instanceId, channel)).size;
  }

  #latestOf(ids: Iterable<string>): ContactRecord[] {
    return [...ids].map((id) => this.latest(id) ?? raiseLost(id));
  }

  #all(instanceId: string, now: Date, delayMs: number): ContactRecord[] {
    const found: ContactRecord[] = [];
    for (const versions of this.#versions.values()) {
      const record = visibleOf(versions, now, delayMs);
      if (record?.instanceId === instanceId) found.push(record);
    }
    return found;
  }
}

/** The ids of contacts by a property of their latest versions. */
class Index {
  readonly #keysOf: (record: ContactRecord) => readonly string[];
  readonly #ids = new Map<string, Set<string>>();

  constructor(keysOf: (record: ContactRecord) => readonly string[]) {
    this.#keysOf = keysOf;
  }

  ids(key: string): ReadonlySet<string> {
    return this.#ids.get(key) ?? new Set();
  }

  update(before: ContactRecord | undefined, after: ContactRecord): void {
    const keys = this.#keysOf(after);
    for (const key of before === undefined ? [] : this.#keysOf(before)) {
      if (keys.includes(key)) continue;
      const ids = this.#ids.get(key);
      ids?.delete(after.id);
      if (ids?.size === 0) this.#ids.delete(key);
    }
    for (const key of keys) {
      const ids = this.#ids.get(key);
      if (ids === undefined) this.#ids.set(key, new Set([after.id]));
      else ids.add(after.id);
    }
  }
}

function inInstance(instanceId: string, id: string): string {
  return JSON.stringify([instanceId, id]);
}

function visibleOf(
  versions: readonly Version[],
  now: Date,
  delayMs: number,
): ContactRecord | undefined {
  return versions.findLast((version) => isVisible(version, now, delayMs))?.record;
}

function isVisible({ writtenAt }: Version, now: Date, delayMs: number): boolean {
  // Without a delay a write is seen even by a clock that was set back.
  return delayMs === 0 || writtenAt <= now.getTime() - delayMs;
}

function raiseLost(id: string): never {
  throw new Error(`the contact ${id} is indexed and has no latest version`);
}
