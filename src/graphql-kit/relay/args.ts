import { ArgsType, Field, ID, Int } from 'type-graphql';
import { INSTANCE_ID_ARGUMENT } from '../input/instances.ts';
import { DEFAULT_FIRST, MAX_FIRST } from './page-request.ts';
import { TagFilterInput } from './tag-filter.input.ts';

@ArgsType()
export class ConnectionArgs {
  @Field(() => Int, {
    nullable: true,
    defaultValue: DEFAULT_FIRST,
    description: `The maximum number of entries to return: 1 to ${MAX_FIRST}.`,
  })
  readonly first!: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Returns the entries after this cursor: the `endCursor` of a page, or the `cursor` of an edge, from the same query with the same arguments. By default, the list starts at its beginning.',
  })
  readonly after?: string | null;
}

@ArgsType()
export class ListArgs extends ConnectionArgs {
  @Field(() => ID, INSTANCE_ID_ARGUMENT)
  readonly instanceId?: string | null;
}

@ArgsType()
export class DirectoryListArgs extends ListArgs {
  @Field(() => [TagFilterInput], {
    nullable: true,
    description: 'Only entries that have all of these tags. An empty list restricts nothing.',
  })
  readonly tags?: readonly TagFilterInput[] | null;
}
