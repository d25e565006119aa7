import { resourceNotFound } from '../protocol/errors.ts';
import type { ContactRecord } from './contact-record.ts';

interface Version {
  readonly writtenAt: number;
  readonly record: ContactRecord;
}

/**
 * All contacts, with as many of their earlier versions as the consistency delay makes visible.
 *
 * Connect is eventually consistent (documented): a read sees a write only after the delay. Rules
 * are decided on the latest version, so that none can be passed by a stale view.
 */
export class ContactStore {
  readonly #delayMs: number;
  readonly #versions = new Map<string, readonly Version[]>();

  constructor(delayMs: number) {
    this.#delayMs = delayMs;
  }

  /** Puts in a contact that has been there for ever. */
  seed(record: ContactRecord): void {
    this.#versions.set(record.id, [{ writtenAt: -Infinity, record }]);
  }

  write(record: ContactRecord, now: Date): void {
    const versions = this.#versions.get(record.id) ?? [];
    // The last one that is visible now is the earliest that a later read can see.
    const visible = versions.findLastIndex((version) => this.#isVisible(version, now));
    const kept = versions.slice(Math.max(0, visible));
    this.#versions.set(record.id, [...kept, { writtenAt: now.getTime(), record }]);
  }

  /** What a read sees; nothing for a contact that is unknown, elsewhere or not visible yet. */
  find(instanceId: string, id: string, now: Date): ContactRecord | undefined {
    const record = this.#visible(this.#versions.get(id) ?? [], now);
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
    return [...this.#versions.values()].flatMap((versions) => {
      const record = this.#visible(versions, now);
      return record?.instanceId === instanceId ? [record] : [];
    });
  }

  /** The latest versions of all contacts of the chain that starts with the given contact. */
  chainOf(rootId: string): ContactRecord[] {
    return [...this.#versions.values()].flatMap((versions) => {
      const record = versions.at(-1)?.record;
      const root = record?.initialContactId ?? record?.id;
      return record !== undefined && root === rootId ? [record] : [];
    });
  }

  #visible(versions: readonly Version[], now: Date): ContactRecord | undefined {
    return versions.findLast((version) => this.#isVisible(version, now))?.record;
  }

  #isVisible({ writtenAt }: Version, now: Date): boolean {
    // Without a delay a write is seen even by a clock that was set back.
    return this.#delayMs === 0 || writtenAt <= now.getTime() - this.#delayMs;
  }
}

function raiseLost(id: string): never {
  throw new Error(`the contact ${id} is visible and has no latest version`);
}
