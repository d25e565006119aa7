import { Field, ObjectType } from 'type-graphql';
import { DateTime } from '../graphql-kit/values/date-time.scalar.ts';

@ObjectType({
  description: 'When a scheduled task starts, and whether it has started.',
  simpleResolvers: true,
})
export class ContactSchedule {
  @Field(() => DateTime, { description: 'When the task starts, or started.' })
  readonly scheduledTimestamp!: Date;

  @Field(() => Boolean, {
    description:
      "Whether the time has come by Amazon Connect's clock. False for a task that ended before its time.",
  })
  readonly started!: boolean;
}
