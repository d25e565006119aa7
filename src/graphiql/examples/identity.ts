import type { Example } from './example.ts';

const CallerAndObjects = `query Viewer {
  viewer {
    subject
    permissions
    scopes
    restriction { instanceIds queueIds }
    user { username }
    contacts { contactId channel state }
  }
}

query ById(
  $queueId: ID!
  $userId: ID!
  $quickConnectId: ID!
  $flowId: ID!
  $profileId: ID!
) {
  queue(id: $queueId) {
    nodeId
    name
    effectiveHours {
      timeZone
      openNow
      days(count: 2) { date hours { start end } }
    }
  }
  user(id: $userId) {
    nodeId
    username
    routingProfile { id name }
    manualAssignmentQueues { nodes { channel queueName } }
  }
  quickConnect(id: $quickConnectId) { nodeId name }
  contactFlow(id: $flowId) { nodeId name type }
  routingProfile(id: $profileId) { nodeId name }
}

# For Relay: any object by the nodeId of an answer.
query Node($nodeId: ID!) {
  node(nodeId: $nodeId) {
    __typename
    ... on Contact { id name }
    ... on Queue { id name }
    ... on User { id username }
  }
}
`;

const ABOUT = `# 10. Press play, and choose an operation. Viewer is
# the caller: what its token allows, and the Connect
# user that the token names. Where no sign-in is
# required, everything is allowed, and user is null.
# ById reads single entries of the directory.
`;

/** The caller, and single objects by their ids. */
export const IDENTITY: readonly Example[] = [
  {
    document: CallerAndObjects,
    builtIn: {
      about: ABOUT,
      variables: {
        queueId: '20000000-0000-4000-8000-000000000002',
        userId: '30000000-0000-4000-8000-000000000001',
        quickConnectId: '70000000-0000-4000-8000-000000000003',
        flowId: '50000000-0000-4000-8000-000000000002',
        profileId: '40000000-0000-4000-8000-000000000001',
        nodeId:
          'WzEsIlF1ZXVlIiwiMTAwMDAwMDAtMDAwMC00MDAwLTgwMDAtMDAwMDAwMDAwMDAxIiwiMjAwMDAwMDAtMDAwMC00MDAwLTgwMDAtMDAwMDAwMDAwMDAyIl0',
      },
    },
    other: {
      about: ABOUT,
      variables: `{
  // The id of a queue, from tab 3.
  "queueId": "",
  // The id of a user, from tab 3.
  "userId": "",
  // The id of a quick connect, from tab 3.
  "quickConnectId": "",
  // The id of a flow, from tab 3.
  "flowId": "",
  // The id of a routing profile, from the answer of a user.
  "profileId": "",
  // A nodeId, from the answer of ById.
  "nodeId": ""
}`,
    },
  },
];
