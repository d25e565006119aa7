import type { Example } from './example.ts';

const ActiveTasks = `# 1. Which tasks are there? Press play, or Ctrl-Enter.
# Play the tabs from left to right: they tell a story
# with the data of the built-in contact centre.
# The book on the left explains every field.
query ActiveTasks($first: Int) {
  contacts(
    filter: { channels: [TASK], active: true }
    first: $first
  ) {
    totalCount
    nodes {
      id
      name
      queue { name }
      agent { username }
    }
    pageInfo { hasNextPage endCursor }
  }
}
`;

const OneTask = `# 2. A closer look at the urgent one.
query OneTask($id: ID!) {
  contact(id: $id) {
    name
    description
    initiationTimestamp
    queue {
      name
      metrics { contactsInQueue agentsAvailable }
    }
    agent { firstName lastName }
    queuePriority
    attributes { key value }
    tags { key value }
    transfers { id active }
  }
}
`;

const Destinations = `# 3. Where can it go, and is anybody there?
# transferContact takes each "target" as it is.
query Destinations($contactId: ID!) {
  transferDestinations(contactId: $contactId) {
    nodes {
      name
      target { quickConnectId }
      queue {
        id
        metrics { contactsInQueue agentsAvailable }
      }
      user { id availability { status } }
      contactFlow { name }
    }
  }
}
`;

const URGENT_TASK = '60000000-0000-4000-8000-000000000012';

/** Finding a contact, and where it can go. */
export const READING: readonly Example[] = [
  { query: ActiveTasks, variables: { first: 10 } },
  { query: OneTask, variables: { id: URGENT_TASK } },
  { query: Destinations, variables: { contactId: URGENT_TASK } },
];
