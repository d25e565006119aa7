import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: 'How busy a queue is at this moment.', simpleResolvers: true })
export class QueueMetrics {
  @Field(() => Int, { description: 'Contacts that wait.' })
  readonly contactsInQueue!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Seconds that the oldest contact has waited. Null when none waits.',
  })
  readonly oldestContactAgeSeconds!: number | null;

  @Field(() => Int, { description: 'Agents of the queue who are signed in.' })
  readonly agentsOnline!: number;

  @Field(() => Int, { description: 'Agents of the queue who can take a contact now.' })
  readonly agentsAvailable!: number;
}
