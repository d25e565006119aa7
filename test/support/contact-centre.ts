import { parseSeed, type Seed } from '../../src/emulator/seed.ts';
import { directoryOf, nth } from './directory.ts';

const ids = (kind: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${kind}-${index + 1}`);

const QUEUES = ids('queue', 20);
const USERS = ids('user', 30);
const PROFILES = ids('profile', 4);
const QUICK_CONNECTS = ids('quick-connect', 20);

/** Ids of the large contact centre. */
export const LARGE = {
  /** One hundred active tasks, each with a queue and an agent. */
  contacts: ids('contact', 100),
  quickConnects: QUICK_CONNECTS,
} as const;

/** A contact centre with a page full of contacts, all over its queues, agents and routing profiles. */
export function largeContactCentre(): Seed {
  return parseSeed(largeContactCentreJson());
}

/** The same as a process takes it: the JSON of a seed. */
export function largeContactCentreJson(): object {
  return {
    ...directoryOf({
      queues: QUEUES,
      users: USERS,
      profiles: PROFILES,
      quickConnects: QUICK_CONNECTS,
    }),
    queues: QUEUES.map((id) => ({ id, name: `Queue ${id}`, quickConnectIds: QUICK_CONNECTS })),
    contacts: LARGE.contacts.map((id, index) => ({
      id,
      name: `Task ${index + 1}`,
      queueId: nth(QUEUES, index),
      userId: nth(USERS, index),
      initiationTimestamp: -60 * (index + 1),
    })),
  };
}
