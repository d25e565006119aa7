import type { Example } from './example.ts';

const Call = `mutation Suspend($contactId: ID!) {
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

mutation Resume($contactId: ID!) {
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

# The supervisor listens in the Contact Control Panel.
mutation Monitor($contactId: ID!, $supervisorId: ID!) {
  monitorContact(
    input: {
      contactId: $contactId
      userId: $supervisorId
      capabilities: [SILENT_MONITOR]
    }
  ) {
    __typename
    ... on MonitorContactSuccess {
      contactId
      contact { initiationMethod previousContactId }
    }
    ... on ContactError { message code retryable }
  }
}

# Only contacts that were missed or rejected, or that
# have ended can be dismissed: this call cannot.
mutation Dismiss($contactId: ID!, $agentId: ID!) {
  dismissUserContact(
    input: { contactId: $contactId, userId: $agentId }
  ) {
    __typename
    ... on DismissUserContactSuccess { clientToken }
    ... on ContactNotDismissibleError { state }
    ... on ContactError { message code retryable }
  }
}

# startOutboundVoiceContact calls a number. It is
# off until the gateway is started with the variable
# OUTBOUND_VOICE_PREFIXES. The page
# docs/api/outbound-calls.md has an example.
`;

const ABOUT = `# 8. A call. Press play, and choose an operation.
# Suspend its recording while a customer reads out
# a secret, then Resume it. No read shows a
# suspension: the screen has to know it. Run one of
# them twice to see how Connect rejects it.
# Monitor lets a supervisor listen, and Dismiss
# removes a contact from the list of an agent.
`;

/** What supervisors and agents do with a call: one document, with an operation for each step. */
export const CALLS: readonly Example[] = [
  {
    document: Call,
    builtIn: {
      about: ABOUT,
      variables: {
        contactId: '60000000-0000-4000-8000-000000000006',
        supervisorId: '30000000-0000-4000-8000-000000000001',
        agentId: '30000000-0000-4000-8000-000000000004',
      },
    },
    other: {
      about: `${ABOUT}# Careful: this suspends the recording of a call in your
# contact centre, and lets a user listen to it.
`,
      variables: `{
  // The id of an active call that was not transferred: the first contact of its chain.
  "contactId": "",
  // The id of a user who is signed in to Amazon Connect, from tab 3, but not of the agent of the call.
  "supervisorId": "",
  // The id of the agent of the call.
  "agentId": ""
}`,
    },
  },
];
