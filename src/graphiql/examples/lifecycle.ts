import type { Example } from './example.ts';

const LifeOfATask = `mutation Start($quickConnectId: ID!) {
  startTaskContact(
    input: {
      name: "Call Ms Ito back"
      start: { quickConnectId: $quickConnectId }
    }
  ) {
    __typename
    ... on StartTaskContactSuccess {
      contactId
      contact { id name queue { name } }
    }
    ... on ContactError { message code retryable }
  }
}

mutation Assign($contactId: ID!, $userId: ID!) {
  associateContactWithUser(
    input: { contactId: $contactId, userId: $userId }
  ) {
    __typename
    ... on AssociateContactWithUserSuccess {
      contact { id agent { firstName lastName } }
    }
    ... on ContactError { message code retryable }
  }
}

mutation Pause($contactId: ID!) {
  pauseContact(input: { contactId: $contactId }) {
    __typename
    ... on PauseContactSuccess {
      contact { id lastPausedTimestamp }
    }
    ... on ContactError { message code retryable }
  }
}

mutation Resume($contactId: ID!) {
  resumeContact(input: { contactId: $contactId }) {
    __typename
    ... on ResumeContactSuccess {
      contact { id lastResumedTimestamp }
    }
    ... on ContactError { message code retryable }
  }
}

mutation Tag($contactId: ID!) {
  tagContact(
    input: {
      contactId: $contactId
      tags: [{ key: "team", value: "roof" }]
    }
  ) {
    __typename
    ... on TagContactSuccess {
      contact { id tags { key value } }
    }
    ... on ContactError { message code retryable }
  }
}

# The task continues as a new contact. Copy its
# contactId into the variables before you run Stop.
mutation Transfer($contactId: ID!, $queueId: ID!) {
  transferContact(
    input: {
      contactId: $contactId
      target: { queueId: $queueId }
    }
  ) {
    __typename
    ... on TransferContactSuccess {
      contactId
      contact { id queue { name } }
    }
    ... on ContactError { message code retryable }
  }
}

mutation Stop($contactId: ID!) {
  stopContact(input: { contactId: $contactId }) {
    __typename
    ... on StopContactSuccess {
      contact { id active disconnectTimestamp }
    }
    ... on ContactError { message code retryable }
  }
}
`;

const ABOUT = `# 6. The life of a task. Press play, and choose an
# operation; run them in this order: Start, Assign,
# Pause, Resume, Tag, Transfer, Stop.
# After Start, copy the contactId of its answer into
# the variables: the other operations need it.
`;

/** A task from its start to its end: one document, with an operation for each step. */
export const LIFECYCLE: readonly Example[] = [
  {
    document: LifeOfATask,
    builtIn: {
      about: ABOUT,
      variables: {
        quickConnectId: '70000000-0000-4000-8000-000000000003',
        contactId: '',
        userId: '30000000-0000-4000-8000-000000000002',
        queueId: '20000000-0000-4000-8000-000000000003',
      },
    },
    other: {
      about: `${ABOUT}# Careful: this starts a task in your contact centre,
# and changes it.
`,
      variables: `{
  // The id of a quick connect that leads to a queue, from tab 3.
  "quickConnectId": "",
  // The contactId of the task, from the answer of Start, and later from that of Transfer.
  "contactId": "",
  // The id of the user who gets the task, from tab 3.
  "userId": "",
  // The id of another queue, from tab 3.
  "queueId": ""
}`,
    },
  },
];
