import { Directive, Field, ObjectType } from 'type-graphql';
import { INHERITED_CACHE_CONTROL } from '../cache-control.ts';

@Directive(INHERITED_CACHE_CONTROL)
@ObjectType({
  description: 'The position of a page in its list. Lists can only be paged forwards.',
  simpleResolvers: true,
})
export class PageInfo {
  @Field(() => Boolean, {
    description:
      'Whether the list continues after this page. The next page can be empty, because Connect may report the end of a list only when more is requested.',
  })
  readonly hasNextPage!: boolean;

  @Field(() => Boolean, {
    description: 'Whether the page was requested with `after`, so that other entries precede it.',
  })
  readonly hasPreviousPage!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'The cursor of the first entry. Null when the page is empty.',
  })
  readonly startCursor!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Pass it as `after` to get the next page. Null only when the page is empty and the list has ended.',
  })
  readonly endCursor!: string | null;
}
