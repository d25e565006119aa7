import { CONTACTS, QUEUES, UNKNOWN_ID } from '../../support/ids.ts';

/** Arguments of root fields with which they can be executed; those of mutations change nothing. */
export const ARGUMENTS: Readonly<Record<string, string>> = {
  'Query.contact': `(id: "${CONTACTS.urgentTask}")`,
  'Query.transferDestinations': `(contactId: "${CONTACTS.urgentTask}")`,
  // Each entity is checked for what it requires.
  'Query._entities': '(representations: [])',
  'Mutation.stopContact': `(input: { contactId: "${UNKNOWN_ID}" })`,
  'Mutation.transferContact': `(input: { contactId: "${UNKNOWN_ID}", target: { queueId: "${QUEUES.claims}" } })`,
  'Mutation.updateContactRoutingData': `(input: { contactId: "${UNKNOWN_ID}", routing: { queuePriority: 1 } })`,
};
