import type { Clock } from './clock.ts';
import type { EmulatorState } from './emulator-state.ts';
import { defaultLimits } from './routing/limits.ts';
import { startSchedule } from './routing/scheduled-contacts.ts';
import type { Seed } from './seed.ts';
import { AgentStore } from './store/agent-store.ts';
import { ContactStore } from './store/contact-store.ts';
import { Directory } from './store/directory.ts';
import { IdempotencyTable } from './store/idempotency.ts';
import { PageStore } from './store/page-store.ts';
import { seedContacts } from './store/seed-contacts.ts';
import { TransferLedger } from './store/transfer-ledger.ts';
import type { Timeline } from './timeline.ts';

/** What does not change while the emulator runs, resets included. */
export interface EmulatorSettings {
  readonly newId: () => string;
  readonly consistencyDelayMs: number;
  readonly searchDelayMs: number;
  readonly transferableChannels: readonly string[];
  /** How long the token of a next page is good for. */
  readonly pageTokenTtlMs: number;
  readonly limits: 'on' | 'off';
}

/** The state that a seed describes, at the clock's time. */
export function createState(
  seed: Seed,
  clock: Clock,
  timeline: Timeline,
  settings: EmulatorSettings,
): EmulatorState {
  const startedAt = clock.now();
  const directory = new Directory(seed);
  const contacts = new ContactStore({
    delayMs: settings.consistencyDelayMs,
    searchDelayMs: settings.searchDelayMs,
  });
  for (const contact of seedContacts(seed, startedAt)) contacts.seed(contact);
  const state: EmulatorState = {
    clock,
    timeline,
    startedAt,
    newId: settings.newId,
    directory,
    contacts,
    agents: new AgentStore(seed, directory, startedAt),
    idempotency: new IdempotencyTable(),
    ledger: new TransferLedger(),
    pages: new PageStore(),
    transferableChannels: settings.transferableChannels,
    pageTokenTtlMs: settings.pageTokenTtlMs,
    limits: settings.limits === 'on' ? defaultLimits : undefined,
  };
  for (const contact of seed.contacts) startSchedule(contact.id, state);
  return state;
}
