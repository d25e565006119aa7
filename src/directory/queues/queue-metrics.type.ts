import { Field, Int, ObjectType } from 'type-graphql';
import type { RequiredField } from '../../graphql-kit/values/required-field.ts';

@ObjectType({ description: 'How busy a queue currently is.', simpleResolvers: true })
export class QueueMetrics {
  @Field(() => Int, { description: 'Contacts that wait in the queue.' })
  readonly contactsInQueue!: RequiredField<number>;

  @Field(() => Int, {
    nullable: true,
    description:
      'Seconds that the oldest contact has waited. Null when none waits, or when Connect does not say.',
  })
  readonly oldestContactAgeSeconds!: number | null;

  @Field(() => Int, { description: 'Agents of the queue who are signed in.' })
  readonly agentsOnline!: RequiredField<number>;

  @Field(() => Int, { description: 'Agents of the queue who can take a contact now.' })
  readonly agentsAvailable!: RequiredField<number>;
}
