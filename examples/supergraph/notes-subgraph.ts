import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled';
import { startStandaloneServer } from '@apollo/server/standalone';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse } from 'graphql';
import type { Subgraph } from './subgraph.ts';

/** What another team adds to contacts and queues. It has an interface `Error` of its own, as many a company does. */
const typeDefs = parse(`
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])

  "What somebody wrote down of a customer's matter."
  type Note {
    text: String!
    author: String!
    "Null, with an error, where the contact gateway cannot return it: a note is worth showing without."
    contact: Contact
  }

  type Contact @key(fields: "id") {
    id: ID!
    "What agents have noted, the oldest first."
    notes: [Note!]!
  }

  type Queue @key(fields: "id") {
    id: ID!
    "What an agent should know before taking a contact out of the queue."
    briefing: String
  }

  interface Error {
    message: String!
  }

  type NoteEmptyError implements Error {
    message: String!
  }

  union AddNoteResult = Note | NoteEmptyError

  type Query {
    "The notes of all contacts, the newest first."
    latestNotes: [Note!]!
  }

  type Mutation {
    addNote(contactId: ID!, text: String!, author: String!): AddNoteResult!
  }
`);

interface Note {
  readonly contactId: string;
  readonly text: string;
  readonly author: string;
}

const BRIEFINGS: Readonly<Record<string, string>> = {
  '20000000-0000-4000-8000-000000000001': 'Ask for the claim number first.',
  '20000000-0000-4000-8000-000000000002': 'Invoices of October went out twice: apologise.',
};

/** Starts a subgraph of notes, kept in memory. */
export async function startNotes(): Promise<Subgraph> {
  const notes: Note[] = [
    {
      contactId: '60000000-0000-4000-8000-000000000001',
      text: 'Sent photos of the dented door.',
      author: 'Amara',
    },
    {
      contactId: '60000000-0000-4000-8000-000000000003',
      text: 'Wants to pay in two instalments.',
      author: 'Ben',
    },
  ];
  const resolvers = {
    Query: { latestNotes: () => notes.toReversed() },
    Mutation: {
      addNote(_root: unknown, note: Note) {
        if (note.text.trim() === '') {
          return { __typename: 'NoteEmptyError', message: 'A note needs a text.' };
        }
        notes.push(note);
        return { __typename: 'Note', ...note };
      },
    },
    Note: { contact: ({ contactId }: Note) => ({ id: contactId }) },
    Contact: {
      notes: ({ id }: { readonly id: string }) => notes.filter(({ contactId }) => contactId === id),
    },
    Queue: { briefing: ({ id }: { readonly id: string }) => BRIEFINGS[id] ?? null },
  };
  const server = new ApolloServer({
    schema: buildSubgraphSchema([{ typeDefs, resolvers }]),
    stopOnTerminationSignals: false,
    plugins: [ApolloServerPluginInlineTraceDisabled()],
  });
  const { url } = await startStandaloneServer(server, { listen: { host: '127.0.0.1', port: 0 } });
  return { name: 'notes', url, headers: {}, stop: async () => server.stop() };
}
