import { Field, ID, ObjectType } from 'type-graphql';
import { ContactErrorCode } from './contact-error-code.enum.ts';
import { ContactError } from './contact-error.interface.ts';

@ObjectType({
  implements: ContactError,
  description: 'The agent status is disabled, so no agent can be set to it. Choose an enabled one.',
})
export class ContactAgentStatusDisabledError extends ContactError {
  @Field(() => ID, { description: 'The id of the agent status.' })
  readonly agentStatusId: string;

  constructor({ agentStatusId }: { agentStatusId: string }) {
    super(`The agent status ${agentStatusId} is disabled.`, ContactErrorCode.INVALID_STATE, false);
    this.agentStatusId = agentStatusId;
  }
}
