import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { OperationContext } from '../operations/operation.ts';
import { changeHandling, changeStatus } from '../routing/agent-status.ts';
import { type AgentAction, agentActions } from '../routing/drive-contact.ts';
import type { AgentRecord } from '../store/agent-store.ts';
import type { AgentStatus } from '../store/directory.ts';
import { AdminError, badField } from './admin-error.ts';
import type { AdminOptions } from './administration.ts';
import { agentView, agentViewOf, findAgent } from './agent-view.ts';
import { driveAgent } from './drive-agent.ts';
import { answers, contactIdParam } from './responses.ts';

const summaries: Readonly<Record<AgentAction, string>> = {
  accept: 'Accept a contact that is offered, or that waits in a queue which the agent serves',
  reject: 'Reject a contact that is offered',
  miss: 'Miss a contact that is offered',
  error: 'Lose a contact that is offered, as when the agent cannot be reached',
  hold: 'Put a call on hold',
  unhold: 'Take a call from hold',
  complete: 'End a contact as its agent',
  clear: 'Remove a contact from the list: one that has ended, or was missed, rejected or lost',
};

const params = z.object({ userId: z.string().min(1).max(256).describe('The id of a user.') });
const response = answers(agentView, 'The agent with the list that results.');

/** What agents do. Each request is answered by the agent with the list of contacts that results. */
export const agentRoutes: FastifyPluginCallbackZod<AdminOptions> = (
  server,
  { administration },
  done,
) => {
  /** Does something with an agent. */
  const change = (
    userId: string,
    perform: (agent: AgentRecord, context: OperationContext) => void,
  ): z.output<typeof agentView> => {
    const context = administration.context();
    const agent = findAgent(userId, context);
    if (agent === undefined) throw new AdminError(404, `There is no user "${userId}".`);
    perform(agent, context);
    return agentViewOf(agent.instanceId, userId, context);
  };

  server.get(
    '/agents/:userId',
    {
      schema: {
        operationId: 'getAgent',
        summary: 'An agent, with the contacts of the agent’s list',
        params,
        response,
      },
    },
    ({ params: { userId } }) => change(userId, () => undefined),
  );

  for (const action of agentActions) {
    server.post(
      `/agents/:userId/${action}`,
      {
        schema: {
          operationId: `${action}Contact`,
          summary: summaries[action],
          params,
          body: z
            .strictObject({
              contactId: contactIdParam
                .optional()
                .describe('The one that has been longest in a fitting state when absent.'),
            })
            .prefault({}),
          response,
        },
      },
      ({ params: { userId }, body: { contactId } }) =>
        change(userId, (agent, context) => {
          driveAgent(agent, action, contactId, context);
        }),
    );
  }

  server.post(
    '/agents/:userId/status',
    {
      schema: {
        operationId: 'setStatus',
        summary: 'Choose a status',
        description: 'It begins when the contacts in hand are done, as with PutUserStatus.',
        params,
        body: z
          .strictObject({
            status: z.string().min(1).max(256).describe('Its name, such as Available, or its id.'),
          })
          .meta({ examples: [{ status: 'Offline' }] }),
        response,
      },
    },
    ({ params: { userId }, body: { status } }) =>
      change(userId, (agent, context) => {
        changeStatus(agent, statusOf(agent, status, context), context);
      }),
  );

  server.post(
    '/agents/:userId/handling',
    {
      schema: {
        operationId: 'setHandling',
        summary: 'Drive an agent from here, or no longer',
        description:
          'AUTOMATIC: the agent accepts what is offered at once, and has no after-contact work. MANUAL: the administration decides.',
        params,
        body: z
          .strictObject({ handling: z.enum(['AUTOMATIC', 'MANUAL']) })
          .meta({ examples: [{ handling: 'MANUAL' }] }),
        response,
      },
    },
    ({ params: { userId }, body: { handling } }) =>
      change(userId, (agent, context) => {
        changeHandling(agent, handling, context);
      }),
  );
  done();
};

function statusOf(
  { instanceId }: AgentRecord,
  nameOrId: string,
  { directory }: OperationContext,
): AgentStatus {
  const { agentStatuses } = directory.instance(instanceId);
  const status = agentStatuses.find(({ id, name }) => id === nameOrId || name === nameOrId);
  if (status === undefined) {
    const names = agentStatuses.map(({ name }) => name).join(', ');
    throw badField('status', `there is no status "${nameOrId}"; there are ${names}`, 404);
  }
  if (status.state === 'ENABLED') return status;
  throw new AdminError(409, `The status "${status.name}" is disabled.`);
}
