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
      effectiveHours { timeZone openNow }
    }
    queuePosition
    estimatedWaitSeconds
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
      about: `# 1. List the active tasks. Press play, or Ctrl-Enter.
# Run the tabs from left to right: they build on each
# other. The data are those of the built-in contact
# centre. The Docs explorer on the left explains every
# field.
`,
      variables: { first: 10 },
    },
    other: {
      about: `# 1. List the active tasks. Press play, or Ctrl-Enter.
# Run the tabs from left to right. Their variables
# have no ids: copy an id from the answer of one tab
# into the variables of the next. The Docs explorer on
# the left explains every field.
`,
      variables: `{
  "first": 10
}`,
    },
  },
  {
    document: OneTask,
    builtIn: {
      about: `# 2. Read the urgent task in detail.
`,
      variables: { id: URGENT_TASK },
    },
    other: {
      about: `# 2. Read one task in detail. Put its id into the
# variables below.
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
      about: `# 3. Where can this task go, and who is available
# there? Pass a "target" to transferContact unchanged.
`,
      variables: { contactId: URGENT_TASK },
    },
    other: {
      about: `# 3. Where can the task go, and who is available
# there? Pass a "target" to transferContact unchanged.
# Tabs 4 to 6 need the ids of a queue, a user and a quick
# connect from this answer.
`,
      variables: `{
  // The id of a task, from tab 1.
  "contactId": ""
}`,
    },
  },
];
