import { directoryOf, nth } from '../../test/support/directory.ts';

const PAGE = 100;

const ids = (kind: string): string[] =>
  Array.from({ length: PAGE }, (_, index) => `${kind}-${index + 1}`);

/** So many texts of so many characters each, by names of their own. */
const texts = (kind: string, count: number, characters: number): Record<string, string> =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`${kind}-${index + 1}`, 'x'.repeat(characters)]),
  );

/** All attributes of a contact have 32,768 bytes together, by Connect's documentation. */
const ATTRIBUTES = texts('attribute', 60, 532);
const TAGS = texts('tag', 6, 256);
const REFERENCES = Object.fromEntries(
  Object.entries(texts('reference', 10, 4_096)).map(([name, value]) => [
    name,
    { type: 'STRING', value },
  ]),
);

/** The JSON of a seed with full pages of everything, each entry of which holds as much as Connect lets it. */
export function fullContactCentreJson(): object {
  const queues = ids('queue');
  const users = ids('user');
  const quickConnects = ids('quick-connect');
  const directory = directoryOf({ queues, users, profiles: ids('profile'), quickConnects });
  const description = 'd'.repeat(4_096);
  return {
    ...directory,
    queues: queues.map((id) => ({ id, name: id.padEnd(256, 'n'), quickConnectIds: quickConnects })),
    contacts: ids('contact').map((id, index) => ({
      id,
      name: id.padEnd(512, 'n'),
      description,
      queueId: nth(queues, index),
      userId: nth(users, index),
      initiationTimestamp: -60 * (index + 1),
      ...(index > 0 && { relatedContactId: 'contact-1' }),
      attributes: ATTRIBUTES,
      references: REFERENCES,
      tags: TAGS,
    })),
  };
}
