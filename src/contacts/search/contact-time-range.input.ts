import { Field, InputType } from 'type-graphql';
import { DateTime } from '../../graphql-kit/values/date-time.scalar.ts';
import { ContactTimestamp } from './contact-timestamp.enum.ts';

@InputType({
  description:
    'The time in which contacts are looked for: at most 8 weeks, which is a limit of this API to keep searches fast.',
})
export class ContactTimeRangeInput {
  @Field(() => ContactTimestamp, {
    nullable: true,
    defaultValue: ContactTimestamp.INITIATION_TIMESTAMP,
    description: 'Which of the times of a contact must lie in the range.',
  })
  readonly type?: ContactTimestamp | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'The beginning, before `to`. By default 14 days before `to`.',
  })
  readonly from?: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'The end. By default the moment at which the first page was asked for, also for the further pages.',
  })
  readonly to?: Date | null;
}
