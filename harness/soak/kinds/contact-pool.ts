import contactCentre from '../../../src/emulator/data/contact-centre.json' with { type: 'json' };
import { QUEUES } from '../../../test/support/ids.ts';
import type { Random } from '../../chaos/plan/random.ts';

/** A contact that can be transferred, and how often it has been. */
export interface Movable {
  readonly id: string;
  readonly transfers: number;
}

/** Connect's limit of transfers in a chain. */
const MAX_TRANSFERS = 11;

/** Tasks without an agent, each handed out once. */
export class ContactPool {
  readonly #fresh: string[];
  readonly #successors: Movable[] = [];

  constructor(count: number) {
    this.#fresh = Array.from(
      { length: count },
      (_, index) => `80000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    );
  }

  /** The built-in contact centre with these tasks, as the embedded Connect takes it. */
  get seed(): object {
    const tasks = this.#fresh.map((id) => ({ id, name: 'Task', queueId: QUEUES.claims }));
    return { ...contactCentre, contacts: [...contactCentre.contacts, ...tasks] };
  }

  /** A contact that no other request names: a new one, or the successor of one that was transferred. */
  take(random: Random): Movable {
    const successor = random.chance(0.3) ? this.#successors.pop() : undefined;
    if (successor !== undefined) return successor;
    const id = this.#fresh.pop();
    if (id === undefined) throw new Error('All contacts are used up: seed more of them');
    return { id, transfers: 0 };
  }

  /** Takes in the new contact of a transfer. */
  add(newContactId: string, before: Movable): void {
    const transfers = before.transfers + 1;
    if (transfers < MAX_TRANSFERS) this.#successors.push({ id: newContactId, transfers });
  }
}
