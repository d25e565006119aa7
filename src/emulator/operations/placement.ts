import type { AgentPlace, QueuePlace } from '../store/contact-record.ts';
import type { InstanceDirectory } from '../store/directory.ts';

export interface Target {
  readonly queueId?: string | undefined;
  readonly userId?: string | undefined;
  /** Where the flow leads, for a call that names neither. */
  readonly flowQueueId?: string | undefined;
}

/**
 * Where a contact is once its flow has run, which takes no time here. A queue target waits in that
 * queue. A user target goes through the user's agent queue, and the emulated agent accepts at once:
 * a simplification, a real agent takes a while or declines. Throws ResourceNotFoundException for an
 * unknown queue or user.
 */
export function place(
  target: Target,
  directory: InstanceDirectory,
  now: Date,
): { queue: QueuePlace | undefined; agent: AgentPlace | undefined } {
  if (target.userId !== undefined) {
    const { id } = directory.user(target.userId);
    return {
      queue: { id, enqueueTimestamp: now },
      agent: { id, connectedToAgentTimestamp: now },
    };
  }
  const queueId = target.queueId ?? target.flowQueueId;
  if (queueId === undefined) return { queue: undefined, agent: undefined };
  return {
    queue: { id: directory.queue(queueId).id, enqueueTimestamp: now },
    agent: undefined,
  };
}
