import type { Example } from './example.ts';

const ToQueue = `mutation ToQueue($contactId: ID!, $queueId: ID!) {
  transferContact(
    input: {
      contactId: $contactId
      target: { queueId: $queueId }
    }
  ) {
    __typename
    ... on TransferContactSuccess {
      contact {
        id
        name
        queue { name }
        previousContactId
        active
      }
      transferredContact { id active disconnectReason }
      clientToken
    }
    ... on ContactError { message code retryable }
  }
}
`;

const ToUser = `mutation ToUser(
  $contactId: ID!
  $userId: ID!
  $clientToken: String
) {
  transferContact(
    input: {
      contactId: $contactId
      target: { userId: $userId }
      clientToken: $clientToken
    }
  ) {
    __typename
    ... on TransferContactSuccess {
      contact {
        id
        name
        agent { firstName lastName }
        active
        transfers { id active }
      }
      clientToken
    }
    ... on ContactError { message code retryable }
  }
}
`;

/** Two transfers that take place. */
export const TRANSFERRING: readonly Example[] = [
  {
    document: ToQueue,
    builtIn: {
      about: `# 4. Transfer the task to the queue Complaints: it
# ends, and a new contact continues there.
# A target has exactly one key: write userId: "x"
# beside queueId, and the editor underlines it.
`,
      variables: {
        contactId: '60000000-0000-4000-8000-000000000012',
        queueId: '20000000-0000-4000-8000-000000000003',
      },
    },
    other: {
      about: `# 4. Transfer the task to a queue: it ends, and a new
# contact continues there. Careful: this transfers a
# contact of your contact centre.
# A target has exactly one key: write userId: "x"
# beside queueId, and the editor underlines it.
`,
      variables: `{
  // The id of a task, from tab 1.
  "contactId": "",
  // The id of a queue, from tab 3.
  "queueId": ""
}`,
    },
  },
  {
    document: ToUser,
    builtIn: {
      about: `# 5. Transfer another task to Chen. Press play twice:
# with the same clientToken it is transferred once.
`,
      variables: {
        contactId: '60000000-0000-4000-8000-000000000009',
        userId: '30000000-0000-4000-8000-000000000003',
        clientToken: 'graphiql-to-chen',
      },
    },
    other: {
      about: `# 5. Transfer another task to a user. Press play
# twice: with the same clientToken it is transferred
# once.
# Careful: this transfers a contact of your contact
# centre.
`,
      variables: `{
  // The id of another task, from tab 1.
  "contactId": "",
  // The id of a user, from tab 3.
  "userId": "",
  // A text that no transfer has used yet, such as a UUID.
  "clientToken": ""
}`,
    },
  },
];
