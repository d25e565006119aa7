import { registerEnumType } from 'type-graphql';

/** The types of queues. */
export const QueueType = { STANDARD: 'STANDARD', AGENT: 'AGENT' } as const;
export type QueueType = (typeof QueueType)[keyof typeof QueueType];

registerEnumType(QueueType, {
  name: 'QueueType',
  description: 'Who serves a queue.',
  valuesConfig: {
    STANDARD: { description: 'A queue that several agents serve, such as `Claims`.' },
    AGENT: { description: "An agent queue: each agent's own queue." },
  },
});
