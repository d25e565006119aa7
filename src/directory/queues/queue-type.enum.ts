import { registerEnumType } from 'type-graphql';

/** The types of queues. */
export const QueueType = { STANDARD: 'STANDARD', AGENT: 'AGENT' } as const;
export type QueueType = (typeof QueueType)[keyof typeof QueueType];

registerEnumType(QueueType, {
  name: 'QueueType',
  description: 'The type of a queue.',
  valuesConfig: {
    STANDARD: { description: 'A queue that several agents serve.' },
    AGENT: { description: 'The queue of one agent.' },
  },
});
