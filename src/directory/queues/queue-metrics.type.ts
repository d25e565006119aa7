import { Field, Int, ObjectType } from 'type-graphql';
import type { Promised } from '../../graphql-kit/values/promised.ts';

@ObjectType({ description: 'How busy a queue currently is.', simpleResolvers: true })
export class QueueMetrics {
  @Field(() => Int, { description: 'Contacts that wait in the queue.' })
  readonly contactsInQueue!: Promised<number>;

  @Field(() => Int, {
    nullable: true,
    description:
      'Seconds that the oldest contact has waited. Null when none waits, or when Connect does not say.',
  })
  readonly oldestContactAgeSeconds!: number | null;

  @Field(() => Int, { description: 'Agents of the queue who are signed in.' })
  readonly agentsOnline!: Promised<number>;

  @Field(() => Int, { description: 'Agents of the queue who can take a contact now.' })
  readonly agentsAvailable!: Promised<number>;
}
