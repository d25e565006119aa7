import type { Example } from './example.ts';

const WhatIsPossible = `query WhatIsPossible($contactId: ID!) {
  contact(id: $contactId) {
    channel
    active
    availableOperations {
      operation
      available
      unknown
      error
      reason
    }
  }
}

query CheckTransfer($contactId: ID!, $queueId: ID!) {
  checkTransfer(
    input: {
      contactId: $contactId
      target: { queueId: $queueId }
    }
  ) {
    possible
    error { __typename message }
    unchecked
  }
}

query CheckStop($contactId: ID!) {
  checkStop(input: { contactId: $contactId }) {
    possible
    error { __typename message }
    unchecked
  }
}

query CheckAssociation($contactId: ID!, $userId: ID!) {
  checkAssociation(
    input: { contactId: $contactId, userId: $userId }
  ) {
    possible
    error { __typename message }
    unchecked
  }
}
`;

/** What can be done with a contact, before it is tried. */
export const AVAILABILITY: readonly Example[] = [
  {
    document: WhatIsPossible,
    builtIn: {
      about: `# 9. What is possible with this call?
# WhatIsPossible says it for each mutation by one
# read of the contact: enable buttons by it. The
# checks read the queue or the user, too, and send
# nothing that changes anything.
`,
      variables: {
        contactId: '60000000-0000-4000-8000-000000000006',
        queueId: '20000000-0000-4000-8000-000000000002',
        userId: '30000000-0000-4000-8000-000000000002',
      },
    },
    other: {
      about: `# 9. What is possible with a contact?
# WhatIsPossible says it for each mutation by one
# read of the contact: enable buttons by it. The
# checks read the queue or the user, too, and send
# nothing that changes anything.
`,
      variables: `{
  // The id of a call: tab 1 finds them with channels: [VOICE].
  "contactId": "",
  // The id of a queue, from tab 3.
  "queueId": "",
  // The id of a user, from tab 3.
  "userId": ""
}`,
    },
  },
];
