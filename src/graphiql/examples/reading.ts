import type { Example } from './example.ts';

const ActiveTasks = `query ActiveTasks($first: Int) {
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

const OneTask = `query OneTask($id: ID!) {
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

const Destinations = `query Destinations($contactId: ID!) {
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
  {
    document: ActiveTasks,
    builtIn: {
      about: `# 1. Which tasks are there? Press play, or Ctrl-Enter.
# Play the tabs from left to right: they build on
# each other, with the built-in contact centre's data.
# The Docs explorer on the left explains every field.
`,
      variables: { first: 10 },
    },
    other: {
      about: `# 1. Which tasks are there? Press play, or Ctrl-Enter.
# Play the tabs from left to right. Ids are left out of
# their variables: copy them from one answer into the
# next tab. The Docs explorer on the left explains
# every field.
`,
      variables: `{
  "first": 10
}`,
    },
  },
  {
    document: OneTask,
    builtIn: {
      about: `# 2. A closer look at the urgent one.
`,
      variables: { id: URGENT_TASK },
    },
    other: {
      about: `# 2. A closer look at one of them. Put its id into the
# variables, below.
`,
      variables: `{
  // The id of a task, from tab 1.
  "id": ""
}`,
    },
  },
  {
    document: Destinations,
    builtIn: {
      about: `# 3. Where can it go, and is anybody there?
# transferContact takes each "target" as it is.
`,
      variables: { contactId: URGENT_TASK },
    },
    other: {
      about: `# 3. Where can it go, and is anybody there?
# transferContact takes each "target" as it is.
# Tabs 4 and 5 need ids of a queue and a user from here.
`,
      variables: `{
  // The id of a task, from tab 1.
  "contactId": ""
}`,
    },
  },
];
