import { CONTACTS, QUEUES } from '../../../test/support/ids.ts';
import { dataWhere } from '../load/judge.ts';
import { type Kind, steady } from '../load/kind.ts';
import { posted } from '../load/question.ts';
import { newDocuments } from './new-document.ts';
import type { StableDocument } from './stable-answers.ts';

const CONTACT = `query Contact($id: ID!) { contact(id: $id) {
  id arn instanceId name description channel active initiationMethod initiationTimestamp disconnectTimestamp
  queueId agentId initialContactId previousContactId relatedContactId queuePriority tags { key value }
  queue { id name description enabled } agent { id username firstName lastName routingProfile { id name } }
} }`;

/** Contacts that no load transfers. Each answer costs a call of Connect. */
export const CONTACTS_AT_REST: readonly [StableDocument, ...StableDocument[]] = [
  { document: CONTACT, variables: { id: CONTACTS.voice } },
  { document: CONTACT, variables: { id: CONTACTS.chat } },
  { document: CONTACT, variables: { id: CONTACTS.email } },
  { document: CONTACT, variables: { id: CONTACTS.endedTask } },
  { document: CONTACT, variables: { id: CONTACTS.transferredElevenTimes } },
];

const SCREEN = newDocuments(`query Screen($id: ID!) {
  contact(id: $id) {
    id name channel
    attributes { key value }
    queue { id name metrics { contactsInQueue oldestContactAgeSeconds agentsAvailable agentsOnline } }
    agent { id availability { status contacts { contactId channel } slots { channel available max } } }
    transfers { id active initiationTimestamp }
  }
  transferDestinations(contactId: $id, first: 5) {
    totalCount
    nodes { id name target { quickConnectId } queue { name metrics { contactsInQueue } } user { username } }
  }
}`);

/** The screen of a contact: its live state, its chain, and where it can go. */
export const screens: Kind = {
  name: 'contact graph',
  pace: { calm: 0.6, storm: 2 },
  draw: (_random, serial) => ({
    request: posted({ query: SCREEN.text(serial), variables: { id: CONTACTS.billingTask } }),
    newDocument: true,
    judge: (reply) =>
      dataWhere('the screen of a contact', (data) => {
        const text = SCREEN.withPlainNames(JSON.stringify(data), serial);
        const { contact, transferDestinations } = JSON.parse(text) as {
          contact: { id: string; queue: { id: string; metrics: object }; transfers: unknown[] };
          transferDestinations: { nodes: unknown[] };
        };
        return (
          contact.id === CONTACTS.billingTask &&
          contact.queue.id === QUEUES.billing &&
          contact.transfers.length === 1 &&
          transferDestinations.nodes.length > 0
        );
      })(reply),
  }),
};

const SEARCH = newDocuments(`query Active($first: Int!, $after: String) {
  contacts(filter: { channels: [TASK], active: true }, first: $first, after: $after) {
    totalCount
    pageInfo { hasNextPage hasPreviousPage endCursor }
    nodes { id name channel active queue { id name } agent { id username } }
  }
}`);

/** Pages of contacts: now the first, now the one after the last that was read. */
export function contactPages(): Kind {
  let after: string | null = null;
  return {
    name: 'pages of contacts',
    pace: steady(0.35),
    draw: (_random, serial) => {
      const requested = after;
      after = null;
      const variables = { first: 25, after: requested };
      return {
        request: posted({ query: SEARCH.text(serial), variables }),
        newDocument: true,
        judge: (reply) =>
          dataWhere('a page of active tasks', (data) => {
            const text = SEARCH.withPlainNames(JSON.stringify(data), serial);
            const { contacts } = JSON.parse(text) as {
              contacts: {
                pageInfo: { hasPreviousPage: boolean; endCursor: string };
                nodes: { channel: string; active: boolean }[];
              };
            };
            after = requested === null ? contacts.pageInfo.endCursor : null;
            return (
              contacts.pageInfo.hasPreviousPage === (requested !== null) &&
              contacts.nodes.length > 0 &&
              contacts.nodes.every(({ channel, active }) => channel === 'TASK' && active)
            );
          })(reply),
      };
    },
  };
}
