import { Field, Int, ObjectType } from 'type-graphql';
import type { RequiredField } from '../../graphql-kit/values/required-field.ts';

@ObjectType({ description: 'How busy a queue currently is.', simpleResolvers: true })
export class QueueMetrics {
  @Field(() => Int, { description: 'The number of contacts that wait in the queue.' })
  readonly contactsInQueue!: RequiredField<number>;

  @Field(() => Int, {
    nullable: true,
    description:
      'Seconds that the oldest contact has waited. Null when no contact waits, or when Connect does not report it.',
  })
  readonly oldestContactAgeSeconds!: number | null;

  @Field(() => Int, { description: 'The number of agents of the queue who are signed in.' })
  readonly agentsOnline!: RequiredField<number>;

  @Field(() => Int, {
    description: 'The number of agents of the queue who can take a contact now.',
  })
  readonly agentsAvailable!: RequiredField<number>;
}
