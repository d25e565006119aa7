import type { EmulatorState } from '../../../src/emulator/emulator-state.ts';
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
  readonly name: string;
}

/** What is written down of a subject, as long as it is watched. */
interface Watched {
  readonly states: StateSince[];
  readonly made: MadeContact[];
}

/** Writes down each state of the contacts and users that are watched, and each new contact by its name. */
export class SubjectStates {
  readonly #emulator: EmulatorState;
  readonly #watched = new Map<string, Watched>();

  constructor(emulator: EmulatorState) {
    this.#emulator = emulator;
    emulator.contacts.onChange(({ before, after: contact }) => {
      this.#watched.get(contact.id)?.states.push({
        at: now(),
        state: { subject: 'contact', contact },
      });
      const { id, name = '' } = contact;
      if (before === undefined) this.#watched.get(name)?.made.push({ at: now(), id, name });
    });
    emulator.agents.onChange((agent) => {
      this.#watched
        .get(agent.userId)
        ?.states.push({ at: now(), state: { subject: 'user', agent } });
    });
  }

  /** @param key the id of a contact or a user, or the name of contacts that are to be made. */
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
      const agent = this.#emulator.agents.agent(INSTANCE_ID, key);
      return [{ at: now(), state: { subject: 'user', agent } }];
    } catch {
      return [];
    }
  }
}
