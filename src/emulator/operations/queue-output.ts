import type { Queue } from '@aws-sdk/client-connect';
import type { SeedInstance } from '../seed.ts';
import { arnOf } from '../store/arns.ts';
import type { DirectoryQueue } from '../store/directory.ts';

/** An agent queue's ARN says that it is one (inferred). */
export function queueArn(instance: SeedInstance, queue: DirectoryQueue): string {
  return arnOf(instance, queue.type === 'AGENT' ? 'queue/agent' : 'queue', queue.id);
}

/** An agent queue has no name of its own (observed in others' listings). */
export function queueName(queue: DirectoryQueue): string | undefined {
  return queue.type === 'AGENT' ? undefined : queue.queue.name;
}

/** What DescribeQueue and SearchQueues both show. An agent queue has few properties (inferred). */
export function queueOutput(
  instance: SeedInstance,
  queue: DirectoryQueue,
  lastModified: Date,
): Queue {
  const standard = queue.type === 'STANDARD' ? queue.queue : undefined;
  return {
    Name: queueName(queue),
    QueueArn: queueArn(instance, queue),
    QueueId: queue.id,
    Description: standard?.description,
    HoursOfOperationId: standard?.hoursOfOperationId,
    MaxContacts: standard?.maxContacts,
    Status: standard?.status ?? 'ENABLED',
    Tags: standard?.tags ?? {},
    LastModifiedTime: lastModified,
    LastModifiedRegion: instance.region,
  };
}
