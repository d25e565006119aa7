import type { Example } from './example.ts';

const EndedContact = `# 6. The last three tabs ask for what cannot be done.
# Each failure is a type of its own, with what helps.
# This contact has ended; the answer says when.
mutation EndedContact($contactId: ID!, $queueId: ID!) {
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

const PhoneCall = `# 7. This contact is a call, and Connect transfers
# tasks only.
mutation PhoneCall($contactId: ID!, $queueId: ID!) {
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

const UnknownUser = `# 8. Nobody has this id. Of all the ids in a transfer,
# the answer names the one that is unknown.
mutation UnknownUser($contactId: ID!, $userId: ID!) {
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

/** Transfers that are refused, with the reason as data. */
export const REFUSED: readonly Example[] = [
  {
    query: EndedContact,
    variables: { contactId: '60000000-0000-4000-8000-000000000005', queueId: BILLING },
  },
  {
    query: PhoneCall,
    variables: { contactId: '60000000-0000-4000-8000-000000000006', queueId: BILLING },
  },
  {
    query: UnknownUser,
    variables: { contactId: '60000000-0000-4000-8000-000000000002', userId: 'nobody' },
  },
];
