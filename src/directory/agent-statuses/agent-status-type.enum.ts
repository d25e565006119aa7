import { AgentStatusType as ConnectAgentStatusType } from '@aws-sdk/client-connect';
import { registerEnumType } from 'type-graphql';

/** Connect's types of agent statuses, and `UNKNOWN` for one that is newer than this gateway. */
export const AgentStatusType = { ...ConnectAgentStatusType, UNKNOWN: 'UNKNOWN' } as const;
export type AgentStatusType = (typeof AgentStatusType)[keyof typeof AgentStatusType];

registerEnumType(AgentStatusType, {
  name: 'AgentStatusType',
  description: 'Whether contacts are routed to an agent in a status.',
  valuesConfig: {
    ROUTABLE: { description: 'Available: contacts are routed to the agent.' },
    CUSTOM: {
      description:
        'A status of the company, such as `Lunch`: the agent is signed in, and no contacts are routed to the agent.',
    },
    OFFLINE: { description: 'Offline: the agent does not work.' },
    UNKNOWN: {
      description:
        'A type that Connect has added since this version of the gateway. Rejected as an input.',
    },
  },
});
