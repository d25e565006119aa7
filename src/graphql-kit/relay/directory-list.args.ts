import { ArgsType, Field } from 'type-graphql';
import { ListArgs } from './list.args.ts';
import { TagFilterInput } from './tag-filter.input.ts';

@ArgsType()
export class DirectoryListArgs extends ListArgs {
  @Field(() => [TagFilterInput], {
    nullable: true,
    description: 'Only what has all of these tags. An empty list restricts nothing.',
  })
  readonly tags?: readonly TagFilterInput[] | null;
}
