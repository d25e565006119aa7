import type { EmulatorState } from '../../../src/emulator/emulator-state.ts';
import type { ContactRecord } from '../../../src/emulator/store/contact-record.ts';
import { INSTANCE_ID } from '../../../test/support/ids.ts';
import type { SubjectState } from '../operations/chaos-operation.ts';
import { now } from './now.ts';

/** A state of a contact or a user, from a time on. */
export interface StateSince {
  readonly at: number;
  readonly state: SubjectState;
}

/** A contact that the emulator made. */
export interface MadeContact {
  readonly at: number;
  readonly id: string;
  /** What shows with which token it was made: its name, or the user that it was made for. */
  readonly key: string;
}

/** What is written down of a subject, as long as it is watched. */
interface Watched {
  readonly states: StateSince[];
  readonly made: MadeContact[];
}

/** Writes down each state of the contacts and users that are watched, and each new contact by what shows its token. */
export class SubjectStates {
  readonly #emulator: EmulatorState;
  /** The contacts in the lists of users. */
  readonly #lists = new Map<string, Set<string>>();
  readonly #watched = new Map<string, Watched>();

  constructor(emulator: EmulatorState) {
    this.#emulator = emulator;
    emulator.contacts.onChange(({ before, after: contact }) => {
      this.#watched.get(contact.id)?.states.push({
        at: now(),
        state: { subject: 'contact', contact },
      });
      const { id, name, agent, initiationMethod } = contact;
      const monitor = initiationMethod === 'MONITOR' ? agent?.id : undefined;
      for (const key of before === undefined ? [name ?? '', monitor ?? ''] : []) {
        this.#watched.get(key)?.made.push({ at: now(), id, key });
      }
      for (const userId of this.#list(contact, before)) this.#noteUser(userId);
    });
    emulator.agents.onChange(({ userId }) => {
      this.#noteUser(userId);
    });
    for (const contact of emulator.contacts.viewAll(INSTANCE_ID, emulator.clock.now())) {
      this.#list(contact);
    }
  }

  /** @param key the id of a contact or a user, or what shows that a contact is made with a token. */
  watch(key: string): Watched {
    const watched: Watched = { states: this.#present(key), made: [] };
    this.#watched.set(key, watched);
    return watched;
  }

  /** Forgets it. */
  end(key: string): void {
    this.#watched.delete(key);
  }

  #present(key: string): StateSince[] {
    const contact = this.#emulator.contacts.latest(key);
    if (contact !== undefined) return [{ at: now(), state: { subject: 'contact', contact } }];
    try {
      return [this.#stateOf(key)];
    } catch {
      return [];
    }
  }

  #stateOf(userId: string): StateSince {
    const agent = this.#emulator.agents.agent(INSTANCE_ID, userId);
    const listed = [...(this.#lists.get(userId) ?? [])];
    return { at: now(), state: { subject: 'user', agent, listed } };
  }

  #noteUser(userId: string): void {
    this.#watched.get(userId)?.states.push(this.#stateOf(userId));
  }

  /** Brings the lists of users up to date, and returns the users that had or have the contact. */
  #list({ id, atAgents }: ContactRecord, before?: ContactRecord): ReadonlySet<string> {
    const earlier = (before?.atAgents ?? []).map(({ userId }) => userId);
    const users = atAgents.map(({ userId }) => userId);
    for (const userId of earlier) this.#lists.get(userId)?.delete(id);
    for (const userId of users) {
      this.#lists.set(userId, (this.#lists.get(userId) ?? new Set()).add(id));
    }
    return new Set([...earlier, ...users]);
  }
}
