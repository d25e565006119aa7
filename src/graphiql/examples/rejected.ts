import type { Example } from './example.ts';

const Failures = `mutation EndedContact($endedTaskId: ID!, $queueId: ID!) {
  transferContact(
    input: {
      contactId: $endedTaskId
      target: { queueId: $queueId }
    }
  ) {
    __typename
    ... on ContactNotActiveError {
      contactId
      disconnectTimestamp
    }
    ... on ContactError { message code retryable }
  }
}

mutation PhoneCall($callId: ID!, $queueId: ID!) {
  transferContact(
    input: {
      contactId: $callId
      target: { queueId: $queueId }
    }
  ) {
    __typename
    ... on ContactChannelNotSupportedError {
      contactId
      channel
    }
    ... on ContactError { message code retryable }
  }
}

mutation UnknownUser($taskId: ID!, $userId: ID!) {
  transferContact(
    input: {
      contactId: $taskId
      target: { userId: $userId }
    }
  ) {
    __typename
    ... on ContactResourceNotFoundError {
      resourceType
      resourceId
    }
    ... on ContactError { message code retryable }
  }
}
`;

const ABOUT = `# 7. Transfers that fail. Each kind of failure has
# its own type and fields. Press play, and choose an
# operation. EndedContact says when the contact
# ended. PhoneCall shows that transferContact works
# for tasks, but not for calls. UnknownUser names
# the id that does not exist.
`;

/** Transfers that are rejected, with the reason as data: one document, with an operation for each kind of failure. */
export const REJECTED: readonly Example[] = [
  {
    document: Failures,
    builtIn: {
      about: ABOUT,
      variables: {
        endedTaskId: '60000000-0000-4000-8000-000000000005',
        callId: '60000000-0000-4000-8000-000000000006',
        taskId: '60000000-0000-4000-8000-000000000002',
        queueId: '20000000-0000-4000-8000-000000000002',
        userId: 'no-such-user',
      },
    },
    other: {
      about: ABOUT,
      variables: `{
  // The id of an ended task: tab 1 finds them with active: false.
  "endedTaskId": "",
  // The id of an active call: tab 1 finds them with channels: [VOICE].
  "callId": "",
  // The id of a task, from tab 1.
  "taskId": "",
  // The id of a queue, from tab 3.
  "queueId": "",
  "userId": "no-such-user"
}`,
    },
  },
];
