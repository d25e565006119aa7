import { ArgsType, Field, Int } from 'type-graphql';
import { DEFAULT_FIRST, MAX_FIRST } from './page-request.ts';

@ArgsType()
export class ConnectionArgs {
  @Field(() => Int, {
    nullable: true,
    defaultValue: DEFAULT_FIRST,
    description: `How many entries to return at most: 1 to ${MAX_FIRST}.`,
  })
  readonly first!: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Return what comes after this cursor: the `endCursor` of a page, or the `cursor` of an edge, of the same query with the same arguments.',
  })
  readonly after?: string | null;
}
