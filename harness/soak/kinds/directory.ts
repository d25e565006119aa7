import type { StableDocument } from './stable-answers.ts';

const QUEUE = `id arn instanceId name description type enabled maxContacts hoursOfOperationId`;
const PROFILE = `id arn name description defaultOutboundQueueId concurrencies { channel concurrency }`;
const USER = `id arn username firstName lastName hierarchyGroupId routingProfileId routingProfile { ${PROFILE} }`;
const FLOW = `id arn instanceId name type active`;
const QUICK_CONNECT = `
  id arn name description type phoneNumber queueId userId contactFlowId target { quickConnectId }
  queue { ${QUEUE} } user { ${USER} } contactFlow { ${FLOW} }`;
const PAGE = `totalCount pageInfo { hasNextPage hasPreviousPage }`;

/** What screens ask of the directory. With a warm cache it costs no call of Connect. */
export const DIRECTORY: readonly [StableDocument, ...StableDocument[]] = [
  { document: `query Queues { queues(first: 10) { ${PAGE} nodes { ${QUEUE} } } }` },
  { document: `query Users { users(first: 10) { ${PAGE} nodes { ${USER} } } }` },
  {
    document: `query Statuses { agentStatuses { ${PAGE} nodes { id arn instanceId name type } } }`,
  },
  { document: `query Flows { contactFlows(first: 20) { ${PAGE} nodes { ${FLOW} } } }` },
  {
    document: `query Destinations { quickConnects(first: 20) { ${PAGE} nodes { ${QUICK_CONNECT} } } }`,
  },
  {
    document: `query Offered($first: Int!, $search: String!) {
      queues(first: $first) { ${PAGE} edges { node { ${QUEUE} } } }
      users(first: $first, search: $search) { ${PAGE} edges { node { ${USER} } } }
      contactFlows(first: $first, types: [QUEUE_TRANSFER, AGENT_TRANSFER]) { ${PAGE} nodes { ${FLOW} } }
    }`,
    variables: { first: 20, search: 'en' },
  },
  {
    document: `query Everything {
      queues(first: 10) { ${PAGE} nodes { ${QUEUE} } }
      users(first: 10) { ${PAGE} nodes { ${USER} } }
      contactFlows(first: 20) { ${PAGE} nodes { ${FLOW} } }
      quickConnects(first: 20) { ${PAGE} nodes { ${QUICK_CONNECT} } }
    }`,
  },
];
