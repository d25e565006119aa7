import type { Example } from './example.ts';

const RecordingOfACall = `mutation SuspendRecording($contactId: ID!) {
  suspendContactRecording(
    input: {
      contactId: $contactId
      initialContactId: $contactId
    }
  ) {
    __typename
    ... on SuspendContactRecordingSuccess { contactId clientToken }
    ... on ContactError { message code retryable }
  }
}

mutation ResumeRecording($contactId: ID!) {
  resumeContactRecording(
    input: {
      contactId: $contactId
      initialContactId: $contactId
    }
  ) {
    __typename
    ... on ResumeContactRecordingSuccess { contactId clientToken }
    ... on ContactError { message code retryable }
  }
}
`;

const ABOUT = `# 10. The recording of a call, for the time in which a
# customer reads out a secret. Press play, and choose
# SuspendRecording, then ResumeRecording.
# No read shows a suspension: the screen has to know it.
# Run one of them twice to see how Connect rejects it.
`;

/** What supervisors and agents do with a call: one document, with an operation for each step. */
export const CALLS: readonly Example[] = [
  {
    document: RecordingOfACall,
    builtIn: {
      about: ABOUT,
      variables: { contactId: '60000000-0000-4000-8000-000000000006' },
    },
    other: {
      about: `${ABOUT}# Careful: this suspends the recording of a call in your
# contact centre.
`,
      variables: `{
  // The id of an active call that was not transferred: the first contact of its chain.
  "contactId": ""
}`,
    },
  },
];
