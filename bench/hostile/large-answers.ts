import type { FuzzedRequest } from '../../test/gateway/admission/hostile-documents/fuzz/fuzzed-request.ts';

export const aliases = (count: number, field: string): string =>
  Array.from({ length: count }, (_, index) => `a${index}: ${field}`).join(' ');

const ofContacts = (selection: string, first = 100): string =>
  `{ contacts(first: ${first}) { nodes { ${selection} } } }`;
const ofContact = (selection: string): string => `{ contact(id: "contact-1") { ${selection} } }`;
const ofUsers = (selection: string, count: number): string =>
  `{ ${aliases(count, `users(first: 100) { ${selection} }`)} }`;

const USER = 'id arn instanceId username firstName lastName routingProfileId';

/** Documents for the full contact centre: the largest of each kind that is admitted, and what is rejected for its size. */
const DOCUMENTS: Readonly<Record<string, string>> = {
  'contacts with all attributes': ofContacts('id name attributes { key value }'),
  'attributes under aliases': ofContacts(`attributes { ${aliases(4, '__typename')} key }`),
  'values of attributes under aliases': ofContacts(`attributes { ${aliases(2, 'value')} }`, 80),
  'all attributes of a contact, again and again': ofContact(
    aliases(49, 'attributes { key value }'),
  ),
  'ids under 50 aliases': ofContacts(aliases(50, 'id')),
  'times under 50 aliases': ofContacts(aliases(50, 'initiationTimestamp')),
  'names under 50 aliases': ofContacts(aliases(50, 'name')),
  'descriptions under 14 aliases': ofContacts(aliases(14, 'description')),
  'fields that are described under 40 aliases': ofContacts(aliases(40, 'queuePriority')),
  'queues under 35 aliases': ofContacts(aliases(35, 'queue { id }')),
  'agents and profiles under 14 aliases': ofContacts(
    aliases(14, 'agent { username routingProfile { name } }'),
  ),
  'tags under 12 aliases': ofContacts(aliases(12, 'tags { key value }')),
  'references of 49 contacts': ofContacts('references { name value }', 49),
  '40 lists of users': ofUsers(`nodes { ${USER} }`, 40),
  '25 lists of users with their profiles': ofUsers('nodes { routingProfile { id name } }', 25),
  '50 lists with cursors': ofUsers('edges { cursor }', 50),
  'quick connects under 7 aliases': `{ ${aliases(
    7,
    'quickConnects(first: 100) { nodes { id queue { name } user { username } contactFlow { name } } }',
  )} }`,
  // As they were before answers had a limit.
  'values of 60 attributes under 50 aliases': ofContacts(`attributes { ${aliases(50, 'value')} }`),
  'descriptions under 50 aliases': ofContacts(aliases(50, 'description')),
  '16 lists of users': ofUsers(`nodes { ${USER} }`, 16),
};

export const LARGE_ANSWERS: readonly FuzzedRequest[] = Object.entries(DOCUMENTS).map(
  ([name, query]) => ({ name, method: 'POST', body: JSON.stringify({ query }) }),
);
