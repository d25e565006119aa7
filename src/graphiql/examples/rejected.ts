import type { Example } from './example.ts';

const EndedContact = `mutation EndedContact($contactId: ID!, $queueId: ID!) {
  transferContact(
    input: {
      contactId: $contactId
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
`;

const PhoneCall = `mutation PhoneCall($contactId: ID!, $queueId: ID!) {
  transferContact(
    input: {
      contactId: $contactId
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
`;

const UnknownUser = `mutation UnknownUser($contactId: ID!, $userId: ID!) {
  transferContact(
    input: {
      contactId: $contactId
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

const BILLING = '20000000-0000-4000-8000-000000000002';

/** Transfers that are rejected, with the reason as data. */
export const REJECTED: readonly Example[] = [
  {
    document: EndedContact,
    builtIn: {
      about: `# 7. The last three tabs show transfers that fail.
# Each kind of failure has its own type and fields.
# This contact has ended; the answer says when.
`,
      variables: { contactId: '60000000-0000-4000-8000-000000000005', queueId: BILLING },
    },
    other: {
      about: `# 7. The last three tabs show transfers that fail.
# Each kind of failure has its own type and fields.
# For a contact that has ended, the answer says when.
`,
      variables: `{
  // The id of an ended task: tab 1 finds them with active: false.
  "contactId": "",
  // The id of a queue, from tab 3.
  "queueId": ""
}`,
    },
  },
  {
    document: PhoneCall,
    builtIn: {
      about: `# 8. This contact is a call. transferContact works for
# tasks, but not for calls.
`,
      variables: { contactId: '60000000-0000-4000-8000-000000000006', queueId: BILLING },
    },
    other: {
      about: `# 8. A call is a contact, too. transferContact works
# for tasks, but not for calls.
`,
      variables: `{
  // The id of an active call: tab 1 finds them with channels: [VOICE].
  "contactId": "",
  // The id of a queue, from tab 3.
  "queueId": ""
}`,
    },
  },
  {
    document: UnknownUser,
    builtIn: {
      about: `# 9. No user has this id. The answer names the id that
# does not exist.
`,
      variables: { contactId: '60000000-0000-4000-8000-000000000002', userId: 'no-such-user' },
    },
    other: {
      about: `# 9. No user has this id. The answer names the id that
# does not exist.
`,
      variables: `{
  // The id of a task, from tab 1.
  "contactId": "",
  "userId": "no-such-user"
}`,
    },
  },
];
