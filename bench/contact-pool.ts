import contactCentre from '../src/emulator/data/contact-centre.json' with { type: 'json' };
import { QUEUES } from '../test/support/ids.ts';

/** Connect's limit of transfers in a chain. */
const MAX_TRANSFERS = 11;
/** Enough for about 50,000 transfers. */
const CONTACTS = 5_000;

/** The contacts of the pool as they are seeded: a transfer ends them, but they can be read. */
export const CONTACT_IDS: readonly string[] = Array.from(
  { length: CONTACTS },
  (_, index) => `70000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
);

/** The built-in contact centre with tasks enough to transfer, as the embedded Connect takes it. */
export function benchSeed(): object {
  const tasks = CONTACT_IDS.map((id) => ({ id, name: 'Task', queueId: QUEUES.claims }));
  return { ...contactCentre, contacts: [...contactCentre.contacts, ...tasks] };
}

/** Contacts that can still be transferred, none of them in use: a transfer ends a contact, and its successor continues. */
export class ContactPool {
  readonly #free = CONTACT_IDS.map((id) => ({ id, transfers: 0 }));

  /** Transfers one contact of the pool by a function that returns the id of the successor. */
  async transfer(transfer: (contactId: string) => Promise<string | undefined>): Promise<void> {
    const contact = this.#free.pop();
    if (contact === undefined) throw new Error('All contacts are used up: seed more of them');
    const id = await transfer(contact.id);
    if (id === undefined) throw new Error('A transfer did not return the new contact');
    const transfers = contact.transfers + 1;
    if (transfers < MAX_TRANSFERS) this.#free.push({ id, transfers });
  }
}
