import { parseSeed, type Seed } from '../../../../../src/emulator/seed.ts';
import { directoryOf, nth } from '../../../../support/directory.ts';

const ids = (kind: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${kind}-${index}`);

const QUEUES = ids('queue', 12);
const USERS = ids('user', 12);
const PROFILES = ids('profile', 4);
const HOURS = ids('hours', 3);
const EVERY_MONDAY = [{ day: 'MONDAY', startTime: { hours: 8 }, endTime: { hours: 18 } }];
const QUICK_CONNECTS = ids('quick-connect', 12);
const TASKS = ids('task', 60);
const CHAIN = ids('link', 30);

/** Ids that generated operations ask for. Some of each kind are nobody's. */
export const KNOWN = {
  contacts: [...TASKS, ...CHAIN, ...CHAIN, 'nobody'],
  queues: [...QUEUES, ...USERS.slice(0, 3), 'nobody'],
  users: [...USERS, 'nobody'],
  profiles: [...PROFILES, 'nobody'],
  flows: ['to-queue', 'to-user', 'nobody'],
  quickConnects: [...QUICK_CONNECTS, 'nobody'],
} as const;

/** A contact centre in which everything is found that costs calls: agents' queues, long chains, ended contacts, … */
export function costlyContactCentre(): Seed {
  return parseSeed({
    ...directoryOf({
      queues: QUEUES,
      users: USERS,
      profiles: PROFILES,
      quickConnects: QUICK_CONNECTS,
    }),
    hoursOfOperations: HOURS.map((id) => ({ id, name: id, config: EVERY_MONDAY })),
    queues: QUEUES.map((id, index) => ({
      id,
      hoursOfOperationId: nth(HOURS, index),
      name: `Queue ${id}`,
      // Some offer nothing.
      quickConnectIds: index % 3 === 0 ? [] : QUICK_CONNECTS,
    })),
    contacts: [
      ...TASKS.map((id, index) => ({
        id,
        name: `Task ${index}`,
        channel: index % 10 === 9 ? 'VOICE' : 'TASK',
        queueId: index % 2 === 0 ? nth(USERS, index / 2) : nth(QUEUES, index),
        // Some wait, so that they have metrics.
        ...(index % 6 !== 1 && { userId: nth(USERS, index) }),
        initiationTimestamp: -60 * (index + 1),
        attributes: { number: String(index) },
        references: { page: { type: 'URL', value: 'https://example.com' } },
        ...(index % 7 === 6 && { disconnectTimestamp: -30 }),
        ...(index % 5 === 4 && { relatedContactId: nth(TASKS, index - 1) }),
      })),
      ...CHAIN.map((id, index) => ({
        id,
        name: `Link ${index}`,
        initiationMethod: index === 0 ? 'API' : 'TRANSFER',
        queueId: nth(USERS, index),
        userId: nth(USERS, index),
        initiationTimestamp: -600 + index,
        ...(index > 0 && { previousContactId: nth(CHAIN, index - 1) }),
        ...(index < CHAIN.length - 1 && { disconnectTimestamp: -500 }),
      })),
    ],
  });
}
