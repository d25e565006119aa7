import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { INHERITED_CACHE_CONTROL } from '../../graphql-kit/cache-control.ts';

@Directive(INHERITED_CACHE_CONTROL)
@ObjectType({
  description:
    'A target that `transferContact` takes as its `input.target`, as it is: in a variable, its `__typename` is ignored.',
  simpleResolvers: true,
})
export class TransferTarget {
  @Field(() => ID, { description: 'The quick connect that leads to the target.' })
  readonly quickConnectId!: string;
}
