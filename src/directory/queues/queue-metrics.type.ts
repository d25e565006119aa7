import { Field, Int, ObjectType } from 'type-graphql';
import type { RequiredField } from '../../graphql-kit/values/required-field.ts';

@ObjectType({
  description: 'The live metrics of a queue: waiting contacts and available agents.',
  simpleResolvers: true,
})
export class QueueMetrics {
  @Field(() => Int, { description: 'The number of contacts that wait in the queue, such as 2.' })
  readonly contactsInQueue!: RequiredField<number>;

  @Field(() => Int, {
    nullable: true,
    description:
      'The seconds that the oldest contact has waited, such as 90. Null when no contact waits, or when Connect omits it.',
  })
  readonly oldestContactAgeSeconds!: number | null;

  @Field(() => Int, {
    description: 'The number of agents that serve the queue and are signed in, such as 4.',
  })
  readonly agentsOnline!: RequiredField<number>;

  @Field(() => Int, {
    description: 'The number of agents that serve the queue and can take a contact now, such as 1.',
  })
  readonly agentsAvailable!: RequiredField<number>;
}
