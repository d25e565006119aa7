import { createConnectionType } from '../../graphql-kit/relay/connection.type.ts';
import { Queue } from './queue.type.ts';

export const QueueConnection = createConnectionType(() => Queue, {
  name: 'Queue',
  isDirectory: true,
  plural: 'queues',
  totalCount:
    'How many queues are found in all. Connect calls its count approximate. Null when it does not say.',
});
