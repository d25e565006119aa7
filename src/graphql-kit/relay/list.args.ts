import { ArgsType, Field, ID } from 'type-graphql';
import { ConnectionArgs } from './connection.args.ts';

@ArgsType()
export class ListArgs extends ConnectionArgs {
  @Field(() => ID, {
    nullable: true,
    description: 'The Connect instance, by default the one that the gateway is configured for.',
  })
  readonly instanceId?: string | null;
}
