import { z } from 'zod';
import type { OperationContext } from '../operations/operation.ts';
import type { AgentRecord } from '../store/agent-store.ts';
import { atAgent } from '../store/contact-record.ts';

const time = z.iso.datetime();

/** An agent with the list of the agent's contacts. */
export const agentView = z.object({
  userId: z.string(),
  instanceId: z.string(),
  username: z.string(),
  status: z.object({ name: z.string(), since: time }),
  nextStatus: z.string().nullable().describe('The status that follows the contacts in hand.'),
  handling: z.enum(['AUTOMATIC', 'MANUAL']),
  contacts: z.array(
    z.object({
      contactId: z.string(),
      channel: z.string(),
      state: z.string().describe('As the AgentContactState of GetCurrentUserData.'),
      since: time,
      queueId: z.string().nullable(),
    }),
  ),
});

/** The agent of a user, wherever the user is; nothing for an unknown user. */
export function findAgent(
  userId: string,
  { directory, agents }: OperationContext,
): AgentRecord | undefined {
  const home = directory.instances.find(({ id }) =>
    directory.instance(id).users.some((user) => user.id === userId),
  );
  return home && agents.agent(home.id, userId);
}

/** Throws ResourceNotFoundException for an unknown user. */
export function agentViewOf(
  instanceId: string,
  userId: string,
  { directory, agents, contacts }: OperationContext,
): z.output<typeof agentView> {
  const { status, statusSince, nextStatus, handling } = agents.agent(instanceId, userId);
  return {
    userId,
    instanceId,
    username: directory.instance(instanceId).user(userId).username,
    status: { name: status.name, since: statusSince.toISOString() },
    nextStatus: nextStatus?.name ?? null,
    handling,
    contacts: contacts.atAgent(instanceId, userId).flatMap((contact) => {
      const at = atAgent(contact, userId);
      if (at === undefined) return [];
      return [
        {
          contactId: contact.id,
          channel: contact.channel,
          state: at.state,
          since: at.since.toISOString(),
          queueId: contact.queue?.id ?? null,
        },
      ];
    }),
  };
}
